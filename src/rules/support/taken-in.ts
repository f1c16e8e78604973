import type { Cleared, EntryFact, StoredFact } from '../../core/facts'
import { list } from '../../core/timeline/clock'
import { changedPaths } from '../../core/timeline/changed-paths'
import { fieldText } from '../../core/timeline/fields'
import { countBefore } from '../../core/timeline/order'
import { formatPath, type Path } from '../../core/value/path'
import { ownTab, type TabNeeds } from './across-tabs'
import { type Held, heldAt, same } from './places'

/** A tab wrote an entry after another had, and nothing of the other's was lost. */
export function keptOthers(facts: TabNeeds, entry: EntryFact): Cleared[] {
  const own = ownTab(facts)
  const { contents, mount } = entry
  if (!own || !entry.shared) return []
  const isOwn = ({ tab }: StoredFact): boolean => tab === own.name
  const at = contents.findLastIndex(
    (each, index) => isOwn(each) && each.seen === 'written' && index > 0 && !isOwn(contents[index - 1] ?? each),
  )
  const [write, foreign] = [contents[at], contents[at - 1]]
  if (!write || !foreign || foreign.seen === 'found') return []
  const paths = changedBy(facts, entry, at)
  const memory = own.memory[countBefore(own.memory, write.seq, ({ seq }) => seq) - 1]
  const holds = (state: Held, base: Path): boolean =>
    paths.every((path) => isAlike(state, [...base, ...path], foreign.state(), path))
  if (paths.length === 0 || !memory || memory.document !== write.document) return []
  const did = holds(memory, mount)
    ? 'had taken that in before'
    : holds(write.state(), [])
      ? 'left that as it is'
      : 'set that anew itself'
  const { time } = facts.clock
  return [
    {
      cleared: `${writer(foreign)} wrote ${texts(entry, paths)} to ${entry.area} \`${entry.key}\` at ${time(foreign.at)}; ${own.name}, which wrote all of it at ${time(write.at)}, ${did}`,
      paths: paths.map((path) => [...mount, ...path]),
      evidence: [foreign.event, write.event],
    },
  ]
}

/** The last that another tab wrote stands in the memory of this one. */
export function followed(facts: TabNeeds, entry: EntryFact): Cleared[] {
  const own = ownTab(facts)
  const memory = own?.memory.at(-1)
  const last = entry.contents.at(-1)
  if (!own?.open || !memory || !last || !entry.shared || last.tab === own.name || last.seen !== 'written') return []
  const isBefore = own.memory.every(({ seq, document }) => document !== memory.document || seq > last.seq)
  const paths = isBefore ? [] : changedBy(facts, entry, entry.contents.length)
  if (paths.length === 0) return []
  if (!paths.every((path) => isAlike(memory, [...entry.mount, ...path], last.state(), path))) return []
  return [
    {
      cleared: `${writer(last)} wrote ${texts(entry, paths)} to ${entry.area} \`${entry.key}\` at ${facts.clock.time(last.at)}; ${own.name} has taken that in`,
      paths: paths.map((path) => [...entry.mount, ...path]),
      evidence: [last.event, memory.event],
    },
  ]
}

/** What the other tabs' writes before an index changed, the first of them in a row and those after it. */
function changedBy({ thresholds }: TabNeeds, { contents }: EntryFact, until: number): Path[] {
  const last = contents[until - 1]
  let first = until - 1
  while (contents[first - 1]?.tab === last?.tab && contents[first - 1]?.seen === 'written') first--
  const [before, after] = [contents[first - 1]?.state(), last?.state()]
  return before && after ? changedOnce(before.value, after.value).slice(0, thresholds.namedPaths) : []
}

/** Rules ask again with every diagnosis, and the states of a recording stay the same objects. */
const known = new WeakMap<object, { before: unknown; paths: readonly Path[] }>()

function changedOnce(before: unknown, after: unknown): readonly Path[] {
  if (typeof after !== 'object' || after === null) return changedPaths(before, after, [])
  const last = known.get(after)
  if (last && last.before === before) return last.paths
  const paths = changedPaths(before, after, [])
  known.set(after, { before, paths })
  return paths
}

function isAlike(a: Held, pathOfA: Path, b: Held, pathOfB: Path): boolean {
  return same(a && heldAt(a.value, { path: pathOfA }), b && heldAt(b.value, { path: pathOfB }))
}

const writer = ({ by, tab }: StoredFact): string => (by === 'unknown' ? tab : by)

function texts({ mount }: EntryFact, paths: readonly Path[]): string {
  return list(paths.map((path) => `\`${fieldText(formatPath([...mount, ...path]))}\``))
}
