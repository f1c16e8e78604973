import { linkEnd } from '../link/decision'
import type { SubjectModel } from '../link/subject'
import type { Member } from '../timeline/member'
import type { Path } from '../value/path'
import { type Hit, hitOf } from './hit'
import type { Matcher } from './query'
import { type FindState, spansOf } from './spans'
import type { FindBudget } from './walk'

/** Members looked at and matches told in one search. */
const MEMBERS = 200_000_000
const MOST_HITS = 2_000

/** What a search has found since it was last asked, and how far it is. */
export interface SearchStep {
  hits: Hit[]
  /** Sources that are through, of all. */
  done: number
  of: number
}

/**
 * Looks through everything that the sources of these subjects ever held: source by source, each from now back to its beginning.
 * Yields after each state, so that whoever asks may rest or stop. true: all was looked at; false: there may be more.
 */
export function* search(models: readonly SubjectModel[], matcher: Matcher): Generator<SearchStep, boolean> {
  const budget: FindBudget = { members: MEMBERS }
  const searched = searchable(models)
  let left = MOST_HITS
  let isComplete = true
  for (const [done, { model, member }] of searched.entries()) {
    const spans = spansOf(statesOf(member), matcher, budget)
    for (let next = spans.next(); ; next = spans.next()) {
      if (next.done) {
        isComplete &&= next.value
        break
      }
      const hits = next.value.slice(0, left).map((span) => hitOf(span, matcher, model.id, member.source.id))
      isComplete &&= hits.length === next.value.length
      left -= hits.length
      yield { hits, done, of: searched.length }
      if (left === 0) return false
    }
  }
  return isComplete
}

/** Each source once for each state that it holds, whatever the number of tabs whose stores have a part in it. */
function searchable(models: readonly SubjectModel[]): { model: SubjectModel; member: Member }[] {
  const known = new Set<string>()
  return models.flatMap((model) =>
    model.members.flatMap((member) => {
      const key = `${member.source.id} ${linkEnd(model.id)}`
      if (known.has(key)) return []
      known.add(key)
      return [{ model, member }]
    }),
  )
}

function statesOf({ history, view, mount, source }: Member): FindState[] {
  return history.readings.map(({ at, entry, content }, index) => ({
    at,
    event: entry.id,
    read: () => {
      const { present, value, unreadable } = content()
      return present && unreadable === undefined ? { value: placed(view(value), mount) } : undefined
    },
    isNewLife: source.kind === 'memory' && history.readings[index - 1]?.entry.document !== entry.document,
  }))
}

/** What stands at its place in the subject, so that it is found by the paths of the subject. */
function placed(value: unknown, mount: Path): unknown {
  return mount.reduceRight((inner: unknown, step) => ({ [step]: inner }), value)
}
