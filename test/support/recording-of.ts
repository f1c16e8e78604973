import '../../src/pages/collector-api'

/** What is recorded of one origin, also of its pages that are sandboxed, as text. Runs in the collector's page. */
export async function recordingOf(origin: string): Promise<string> {
  const recording = await window.driftscopeCollector?.recording()
  const documents =
    recording?.documents.filter((document) => document.origin === origin || document.url.startsWith(`${origin}/`)) ?? []
  const tabs = recording?.tabs.filter(({ id }) => documents.some(({ tab }) => tab === id)) ?? []
  return JSON.stringify({ now: recording?.now ?? 0, tabs, documents })
}
