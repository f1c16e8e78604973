import type { EntryFact, Facts, HydrationFact, RequestFact } from '../../core/facts'
import { field } from '../../core/timeline/fields'
import type { Content } from '../../core/timeline/history'
import { lookup } from '../../core/value/path'
import { savedFor, type Stored } from './hydrating'

/** A hydration that found what another version had saved, and handed it to `migrate`. */
export interface Migration {
  hydration: HydrationFact
  entry: EntryFact
  found: Stored
  content: Content
  from: number
  /** What it was given, at the entry's mount. */
  old: unknown
  /** What it returned there; absent where it threw, or is not known to have answered. */
  result?: { value: unknown }
  outcome: 'threw' | 'returned' | 'returned late' | 'unanswered'
}

/** The migrations of a store that ran, or threw, in order. */
export function migrationsOf({
  persist,
  hydrations,
  entries,
}: Pick<Facts, 'persist' | 'hydrations' | 'entries'>): Migration[] {
  return hydrations.flatMap((hydration) => {
    const { read, migrated } = hydration
    const entry = entries.find(({ mount }) => lookup(read?.state, mount) !== undefined) ?? entries[0]
    const found = entry && savedFor(entry, hydration)
    const content = found?.content()
    if (!entry || !found || !content?.present) return []
    const from = migrated?.fromVersion ?? content.version
    const outcome = outcomeOf(hydration, persist?.hasMigrate === true)
    if (!outcome || from === undefined || from === hydration.version) return []
    const old = found.state()?.value ?? lookup(read?.state, entry.mount)?.value
    const result = migrated && { value: lookup(migrated.state, entry.mount)?.value }
    return [{ hydration, entry, found, content, from, old, outcome, ...(result && { result }) }]
  })
}

function outcomeOf({ read, migrated, finished }: HydrationFact, hasMigrate: boolean): Migration['outcome'] | undefined {
  if (migrated) return finished && migrated.seq > finished.seq ? 'returned late' : 'returned'
  if (read?.state === undefined || !finished) return undefined
  if (finished.failed) return 'threw'
  return hasMigrate ? 'unanswered' : undefined
}

/** The first write after which the entry says the new version; undefined while the old text still stands. */
export function advancedBy({ entry, found, hydration }: Migration): Stored | undefined {
  const index = entry.contents.indexOf(found)
  return entry.contents.slice(index + 1).find((each) => each.content().version === hydration.version)
}

/** A copy of the server's data that was asked for anew: nothing of the user's is lost. */
export function isFetchedAgain(
  requests: readonly RequestFact[],
  { document, finished }: HydrationFact,
  name: string,
): boolean {
  return requests.some(
    (request) =>
      !request.writes &&
      request.outcome === 'ok' &&
      request.document === document &&
      (request.endedAt ?? 0) >= (finished?.at ?? Number.POSITIVE_INFINITY) &&
      (request.mount.length === 0 ? field(request.known?.value, name) !== undefined : request.mount[0] === name),
  )
}
