import browser, { type Scripting } from 'webextension-polyfill'
import { createQueue } from './queue'

const queue = createQueue()

/**
 * Brings the content scripts to the origins that the user has granted beyond the manifest's, the same files in the same way:
 * what the manifest says of them is where their built names stand.
 */
export function registerGranted(): Promise<void> {
  return queue(async () => {
    const wanted = await scriptsWanted()
    const registered = await browser.scripting.getRegisteredContentScripts()
    if (essence(registered) === essence(wanted)) return
    if (wanted.length > 0 && registered.length > 0) {
      // Not removed and added: a page that loads in between would be missed.
      await browser.scripting.updateContentScripts(wanted)
    } else if (wanted.length > 0) await browser.scripting.registerContentScripts(wanted)
    else await browser.scripting.unregisterContentScripts()
  })
}

async function scriptsWanted(): Promise<Script[]> {
  const { content_scripts: scripts = [] } = browser.runtime.getManifest()
  const { origins = [] } = await browser.permissions.getAll()
  const excludeMatches = scripts.flatMap((script) => script.matches)
  const matches = origins.filter((origin) => !excludeMatches.includes(origin)).toSorted()
  if (matches.length === 0) return []
  return scripts.map(
    (script, at): Script => ({
      id: `content-${at}`,
      js: script.js ?? [],
      matches,
      excludeMatches,
      world: 'world' in script && script.world === 'MAIN' ? 'MAIN' : 'ISOLATED',
      runAt: 'document_start',
      allFrames: true,
      matchOriginAsFallback: true,
    }),
  )
}

type Script = Scripting.RegisteredContentScript & { matchOriginAsFallback?: boolean }

/** Equal for equal registrations, in whatever order the browser tells them. */
const essence = (scripts: readonly Scripting.RegisteredContentScript[]): string => {
  const inOrder = scripts.toSorted((a, b) => a.id.localeCompare(b.id))
  return JSON.stringify(inOrder.map(({ id, js, matches }) => [id, js, matches?.toSorted()]))
}
