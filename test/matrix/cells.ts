import { isDeepStrictEqual } from 'node:util'
import type { AgentSource } from '../../src/core/timeline/event'
import { agentSourceId } from '../../src/core/timeline/source-id'
import { APP_SCRIPT } from '../support/app-build'
import type { Outcome } from './visit'
import type { App } from './fixtures'
import type { Look } from './look'

/** What was told of the change after event `from`: its name, or a line of the app's own script. */
export function causeOf({ cause }: App, seen: Look, store: AgentSource, from: number): Outcome {
  const changes = seen.events(store).filter(({ type, seq }) => type === 'store-changed' && seq > from)
  const names = changes.map(({ writer }) => writer?.name ?? '(no name)')
  const frames = changes.flatMap(({ writer }) => writer?.stack ?? [])
  if (cause === undefined || changes.length === 0) return 'the change is not on record'
  if (cause === 'stack')
    return frames.some((frame) => frame.includes(`${APP_SCRIPT}:`)) || 'no line of the app is on its stack'
  return names.includes(cause.action) || `it is called ${names.join(', ')} instead of ${cause.action}`
}

/** What the store declares of its persistence; or that the entry it is saved in stands beside it. */
export function optionsOf({ options }: App, seen: Look, store: AgentSource): Outcome {
  if (!options) return 'nothing is expected'
  if ('entry' in options) return linked([options.entry], seen, store)
  const declared = [...(store.persist ? [store.persist] : []), ...(store.parts ?? [])]
  const fits = declared.some((one) =>
    Object.entries(options).every(([key, value]) => isDeepStrictEqual(Reflect.get(one, key), value)),
  )
  return fits || `declared is ${declared.length > 0 ? JSON.stringify(declared) : 'nothing'}`
}

/** The steps of the first hydration after the reload; `read`: that an entry of the store was read. */
export function hydrationOf({ hydration }: App, seen: Look, store: AgentSource): Outcome {
  if (hydration === 'read') {
    const entries = seen.subject(store)?.sources.map(agentSourceId) ?? []
    const read = seen.document?.events.some((event) => event.type === 'storage-read' && entries.includes(event.source))
    return read || 'no entry of it was seen being read'
  }
  const told = seen.events(store).flatMap((event) => (event.type === 'persist-hydration' ? [event] : []))
  const steps = told.filter((event) => event.hydration === told[0]?.hydration).map(({ step }) => step)
  return isDeepStrictEqual(steps, hydration) || `told is ${steps.join(', ') || 'nothing'}`
}

/** That other sources are one subject with the store. */
export const linksOf = ({ links = [] }: App, seen: Look, store: AgentSource): Outcome => linked(links, seen, store)

function linked(wanted: readonly string[], seen: Look, store: AgentSource): Outcome {
  const sources = seen.subject(store)?.sources.map(agentSourceId) ?? []
  const missing = wanted.filter((id) => !sources.includes(id))
  if (missing.length === 0) return true
  const known = seen.diagnosis.sources.map(({ id }) => agentSourceId(id))
  return missing.map((id) => `${id} is ${known.includes(id) ? 'not linked' : 'not on record'}`).join(', ')
}
