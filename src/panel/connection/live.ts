import { decode } from '../../core/value/decode'
import { encode } from '../../core/value/encode'
import { extensionWiring } from '../../transport/extension-wiring'
import { createRecordingClient } from '../../transport/recording-client'
import { originOf } from '../../transport/site'
import type { Live } from '../../ui/live'
import type { Inspected } from '../host'
import { statusOf } from './status'

/** Connects the UI to the inspected tab: one recording client, and the browser's own controls. */
export function connectLive(inspected: Inspected): Live {
  const { tab, api } = inspected
  const client = createRecordingClient(extensionWiring(api, inspected.url), [tab])
  let url = ''
  const listeners = new Set<() => void>()
  const changed = (): void => {
    for (const listener of listeners) listener()
  }
  const moved = (address: string | undefined): void => {
    url = address ?? ''
    client.moveTo(originOf(url))
    changed()
  }
  inspected.onNavigated(moved)
  void inspected.url().then(moved)
  client.subscribe(changed)
  inspected.onAccessChanged(client.recheck)

  const origin = (): string => originOf(url) ?? ''
  return {
    recording: client.recording,
    status: () =>
      statusOf({
        connection: client.state(tab),
        origin: origin(),
        url,
        tab: String(tab),
        recording: client.isRecording(),
        preserveLog: client.isPreservingLog(),
        agents: client.agents(),
        documents: client.recording().documents,
        now: Date.now(),
      }),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    record: client.record,
    clear: client.clear,
    preserveLog: client.preserveLog,
    refetch: ({ document, request }) => client.refetch(document, request),
    dryRun: async ({ document, source, state, version }, signal) => {
      const tried = {
        source,
        state: encode(state, Number.POSITIVE_INFINITY),
        ...(version !== undefined && { version }),
      }
      const answer = await client.dryRun(document, tried, { signal })
      return answer === undefined ? undefined : decode(answer)
    },
    requestPermission: () => inspected.requestPermission(origin()),
    showPermissions: inspected.showPermissions,
    reloadPage: inspected.reload,
  }
}
