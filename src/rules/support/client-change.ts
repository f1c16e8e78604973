import type { ChangeFact, Facts, Moment, TakeFact } from '../../core/facts'
import { agree } from '../../core/timeline/agree'
import { below } from '../../core/timeline/below'
import { lookup, type Path } from '../../core/value/path'
import { changesOf } from './rhythm'

type Needs = Pick<Facts, 'changes' | 'takes' | 'documents' | 'entries' | 'uses'>

/**
 * The client's own change that had given the path its value: not the server's word, and not what was merely read back out of
 * storage, for which the change of an earlier page is looked up.
 */
export function clientChange(facts: Needs, take: TakeFact, path: Path): ChangeFact | undefined {
  const changes = changesOf(facts.changes, path)
  const here = changes.findLast(({ document, seq }) => seq < take.seq && document === take.document)
  // Read back, by whomever, or what the store was already made with (a preloaded state).
  const isOwn = here && here.hydration === undefined && !isRestored(facts, here, path)
  const change = isOwn ? here : earlierChange(changes, take, path)
  if (!change || isStart(facts, change) || isRestored(facts, change, path)) return undefined
  const isServers = facts.takes.some(
    ({ seq, paths }) => seq === change.seq && paths.some((taken) => below(taken, path)),
  )
  return isServers ? undefined : change
}

/** What an app sets up while it starts, before anybody has done anything, ms. */
const STARTING = 2_000

function isStart({ documents, uses }: Needs, { document, at }: ChangeFact): boolean {
  const started = documents.find(({ id }) => id === document)?.startedAt ?? 0
  return at - started <= STARTING && !uses.some((use) => use.document === document && use.at <= at)
}

/** A copy that the app itself read out of storage, to be shown until the answer comes. */
function isRestored({ entries }: Needs, change: ChangeFact, path: Path): boolean {
  const set = lookup(change.after, path)
  return entries.some(({ contents, reads, mount }) => {
    const rest = below(mount, path)
    const isBefore = ({ document, seq }: Moment): boolean => document === change.document && seq <= change.seq
    // What a page finds as the one before it has left it is no content of its own.
    const found = contents.findLast((each) => (each.seen === 'found' || each.seen === 'read') && isBefore(each))
    return [found, reads.findLast(isBefore)].some((read) => {
      const then = read && contents.findLast(({ seq }) => seq <= read.seq)
      const { present, unreadable, value } = then?.content() ?? NOTHING
      const held = rest && present && unreadable === undefined ? lookup(value, rest) : undefined
      return held !== undefined && set !== undefined && agree(held.value, set.value)
    })
  })
}

const NOTHING = { present: false, unreadable: undefined, value: undefined }

function earlierChange(changes: readonly ChangeFact[], take: TakeFact, path: Path): ChangeFact | undefined {
  const value = lookup(take.before, path)
  const change = changes.findLast(
    ({ document, seq, hydration }) => seq < take.seq && document !== take.document && hydration === undefined,
  )
  const set = change && lookup(change.after, path)
  return set && value && agree(set.value, value.value) ? change : undefined
}
