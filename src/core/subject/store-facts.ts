import type { SessionSource } from '../session/session'
import type { ChangeFact, DocumentFact, HydrationFact, Moment, PersistFact } from '../facts'
import { isDictionary } from '../timeline/entity'
import { causeOf } from '../timeline/blame'
import type { Reading } from '../timeline/history'
import type { Entry } from '../timeline/merge'
import type { Member } from '../timeline/member'
import { decode } from '../value/decode'
import { same } from '../value/equal'
import type { Path } from '../value/path'
import { initialState, isVolatile } from './left-out'

export function momentOf(entry: Entry, at = entry.event.at): Moment {
  return { event: entry.id, at, seq: entry.seq, document: entry.document.id }
}

export function persistFact(store: Member | undefined): PersistFact | undefined {
  const persist = store?.source.persist
  if (!persist) return undefined
  const { name, version = 0, hasMigrate, webStorage = false, omits } = persist
  return { name, version, hasMigrate, webStorage, omits }
}

/** The hydrations of a store, over all documents. */
export function hydrationFacts(store: Member): HydrationFact[] {
  const found = new Map<string, HydrationFact>()
  for (const entry of store.history.facts) {
    const { event, document } = entry
    if (event.type !== 'persist-hydration') continue
    const key = `${document.id} ${event.hydration}`
    const moment = momentOf(entry)
    const known = found.get(key) ?? {
      number: event.hydration,
      document: document.id,
      version: declaredVersion(entry),
      started: moment,
    }
    found.set(key, known)
    const state = event.state === undefined ? {} : { state: decode(event.state) }
    if (event.step === 'read') known.read = { ...moment, ...state }
    if (event.step === 'migrated') {
      const from = event.fromVersion === undefined ? {} : { fromVersion: event.fromVersion }
      known.migrated = { ...moment, state: undefined, ...state, ...from }
    }
    if (event.step === 'applied' || event.step === 'failed')
      known.finished = { ...moment, failed: event.step === 'failed', ...errorOf(event.error) }
  }
  for (const hydration of found.values()) Object.assign(hydration, appliedStates(store, hydration))
  return [...found.values()]
}

function errorOf(error: { name: string; message: string } | undefined): { error?: string } {
  return error ? { error: `${error.name}: ${error.message}` } : {}
}

/** What the store said of itself in that document: another document may have run another release of the app. */
function declaredVersion({ event, document }: Entry): number {
  const id = 'source' in event ? event.source : ''
  return document.sources.find((source) => source.id === id)?.persist?.version ?? 0
}

/** The state around the change that a hydration made; where it made none, the state when it finished. */
function appliedStates(
  store: Member,
  { document, number, started, finished }: HydrationFact,
): Pick<HydrationFact, 'before' | 'after'> {
  const { readings } = store.history
  const index = readings.findIndex(
    ({ entry: { event, document: own } }) =>
      own.id === document && event.type === 'store-changed' && event.hydration === number,
  )
  const until = finished?.seq ?? started.seq
  const after =
    readings[index] ?? readings.findLast(({ entry }) => entry.document.id === document && entry.seq <= until)
  const before = index === -1 ? after : readings[index - 1]
  return { ...stateOf('before', before), ...stateOf('after', after) }
}

function stateOf<K extends string>(name: K, reading: Reading | undefined): { [P in K]?: { value: unknown } } {
  return reading ? ({ [name]: { value: reading.content().value } } as { [P in K]: { value: unknown } }) : {}
}

/** What changed the state, but for changes of nothing but its library's books. */
export function changeFacts(store: Member): ChangeFact[] {
  return store.history.readings.flatMap((reading, index): ChangeFact[] => {
    const { event } = reading.entry
    if (event.type !== 'store-changed') return []
    const before = store.history.readings[index - 1]
    const after = reading.content().value
    if (store.source.volatile && before && agreesBesides(store.source, before.content().value, after)) return []
    return [
      {
        ...momentOf(reading.entry),
        by: causeOf(event),
        ...(event.hydration !== undefined && { hydration: event.hydration }),
        ...(before && { before: { value: before.content().value } }),
        after,
        fields: () => changedFields(before?.content().value, after),
      },
    ]
  })
}

/** Whether two states of a store are the same but for what its library notes there. */
function agreesBesides(source: SessionSource, a: unknown, b: unknown, path: Path = []): boolean {
  if (a === b || isVolatile(source, path)) return true
  if (!isDictionary(a) || !isDictionary(b)) return same(a, b)
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => agreesBesides(source, a[key], b[key], [...path, key]))
}

/** Members at the top of two states that differ; '' where the states are no objects. */
export function changedFields(before: unknown, after: unknown): string[] {
  if (!isDictionary(before) || !isDictionary(after)) return same(before, after) ? [] : ['']
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].filter((key) => before[key] !== after[key] && !same(before[key], after[key]))
}

/** Documents of the tab in which the store was seen. */
export function documentFacts(store: Member, left: ReadonlyMap<string, Entry>): DocumentFact[] {
  const documents = new Map(store.history.facts.map(({ document }) => [document.id, document]))
  return [...documents.values()].map(({ id, startedAt }) => {
    const leaving = left.get(id)
    const initial = initialState(store, id)
    return {
      id,
      startedAt,
      ...(leaving && { leftAt: leaving.event.at, left: leaving.id }),
      ...(initial !== undefined && { initial: { value: initial } }),
    }
  })
}
