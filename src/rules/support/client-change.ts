import type { ChangeFact, Facts, TakeFact } from '../../core/facts'
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
  // Read back, or what the store was already made with: by a plug-in, or as a preloaded state.
  const change = here && here.hydration === undefined ? here : earlierChange(changes, take, path)
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
  return entries.some(({ contents, mount }) => {
    const rest = below(mount, path)
    return contents.some(({ seen, document, seq, content }) => {
      if (!rest || document !== change.document || seq > change.seq || (seen !== 'found' && seen !== 'read'))
        return false
      const { present, unreadable, value } = content()
      const held = present && unreadable === undefined ? lookup(value, rest) : undefined
      return held !== undefined && set !== undefined && agree(held.value, set.value)
    })
  })
}

function earlierChange(changes: readonly ChangeFact[], take: TakeFact, path: Path): ChangeFact | undefined {
  const value = lookup(take.before, path)
  const change = changes.findLast(
    ({ document, seq, hydration }) => seq < take.seq && document !== take.document && hydration === undefined,
  )
  const set = change && lookup(change.after, path)
  return set && value && agree(set.value, value.value) ? change : undefined
}
