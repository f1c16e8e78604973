import type { Cleared, Conclusion, Facts, Moment, RequestFact } from '../core/facts'
import { savesNothing } from '../core/timeline/address'
import { list } from '../core/timeline/clock'
import { entityId, isDictionary } from '../core/timeline/entity'
import { fieldCode, fieldText } from '../core/timeline/fields'
import { same } from '../core/value/equal'
import { formatPath, type Path } from '../core/value/path'
import { defineRule } from './define-rule'
import { rollBack } from './support/fix-writes'
import { flagOf } from './support/flags'
import { keptOf } from './support/kept'

type Needs = Pick<
  Facts,
  'subject' | 'requests' | 'changes' | 'memory' | 'entries' | 'leavings' | 'settled' | 'now' | 'thresholds' | 'clock'
>

export default defineRule({
  id: 'save-failed',
  severity: 'error',
  precedence: 27,
  needs: ['subject', 'requests', 'changes', 'memory', 'entries', 'leavings', 'settled', 'now', 'thresholds', 'clock'],
  check: (facts) => {
    const failed = facts.requests.filter((request) => isFailedSave(request) && mayConclude(request, facts))
    const sources = new Set(failed.map(({ source }) => source))
    return [...sources].flatMap((source): (Cleared | Conclusion)[] => {
      const own = failed.filter((each) => each.source === source)
      const failures = own.filter((request) => !retryOf(request, facts))
      const conclusion = conclude(facts, failures) ?? lostWithThePage(facts, failures)
      return conclusion ? [conclusion] : own.slice(-1).map((request) => cleared(facts, request))
    })
  },
})

function isFailedSave({ writes, outcome, linkedBy, known, path, endedAt }: RequestFact): boolean {
  if (!writes || outcome !== 'failed' || endedAt === undefined || linkedBy === 'alone') return false
  return known !== undefined || !savesNothing(path)
}

/** Another attempt is under way. One that succeeded shows in what the server is known to hold. */
function retryOf(failed: RequestFact, { requests }: Needs): RequestFact | undefined {
  return attemptsAt(requests, failed).findLast(
    (later) =>
      later.seq > failed.seq &&
      later.writes &&
      (later.outcome === 'pending' || (later.outcome === 'ok' && sameBody(later, failed))),
  )
}

const attempts = new WeakMap<readonly RequestFact[], ReadonlyMap<string, RequestFact[]>>()

/** The requests to the same thing, gone through once for all that failed. */
function attemptsAt(requests: readonly RequestFact[], { source, item }: RequestFact): readonly RequestFact[] {
  const byThing = attempts.get(requests) ?? grouped(requests)
  attempts.set(requests, byThing)
  return byThing.get(`${source} ${item}`) ?? []
}

function grouped(requests: readonly RequestFact[]): Map<string, RequestFact[]> {
  const byThing = new Map<string, RequestFact[]>()
  for (const request of requests) {
    const name = `${request.source} ${request.item}`
    const own = byThing.get(name)
    if (own) own.push(request)
    else byThing.set(name, [request])
  }
  return byThing
}

function sameBody(a: RequestFact, b: RequestFact): boolean {
  return a.method === b.method && same(a.body, b.body)
}

/** The app is given a moment to roll back. */
function mayConclude({ endedAt = 0 }: RequestFact, { settled, now, thresholds }: Needs): boolean {
  return settled || now - endedAt >= thresholds.rollbackWithinMs
}

/** Nothing is kept as if the server had it. */
function cleared(facts: Needs, failed: RequestFact): Cleared {
  const { time } = facts.clock
  const retry = retryOf(failed, facts)
  const since = retry
    ? `it was tried again at ${time(retry.at)}${retry.endedAt === undefined ? '' : ' and succeeded'}`
    : 'nothing of it is kept in memory or storage as if it were saved: rolled back, saved since, or no part of the state'
  return {
    cleared: `${failed.line} failed (${failed.why}) at ${time(failed.endedAt ?? failed.at)}; ${since}`,
    paths: [failed.item === undefined ? failed.mount : [...failed.mount, failed.item]],
    evidence: [failed, ...(retry ? [retry] : [])].map(({ event }) => event),
  }
}

interface KeptRequest {
  request: RequestFact
  paths: Path[]
}

/** What is kept as if it were saved. */
function conclude(facts: Needs, failures: readonly RequestFact[]): Conclusion | undefined {
  const kept = failures.map((request) => ({ request, paths: keptAnywhere(facts, request) }))
  return told(facts, kept, facts.memory?.value)
}

/** A later save of the same thing carried that member as it was, whatever else it changed. */
function isSavedSince(path: Path, failed: RequestFact, { requests }: Needs): boolean {
  const key = String(path.at(-1))
  if (!isDictionary(failed.body) || !Object.hasOwn(failed.body, key)) return false
  const value = failed.body[key]
  return attemptsAt(requests, failed).some(
    ({ seq, writes, outcome, method, body }) =>
      seq > failed.seq &&
      writes &&
      outcome === 'ok' &&
      method === failed.method &&
      isDictionary(body) &&
      entityId(body) === entityId(failed.body) &&
      same(body[key], value),
  )
}

/** What a page kept until it was left, and nothing has now. */
function lostWithThePage(facts: Needs, failures: readonly RequestFact[]): Conclusion | undefined {
  const { changes, requests, thresholds } = facts
  for (const { left, memory } of facts.leavings.toReversed()) {
    const kept = failures
      .filter(({ endedAt = 0, seq }) => seq < left.seq && left.at - endedAt >= thresholds.rollbackWithinMs)
      .map((request) => ({ request, paths: memory ? keptOf(request, memory.value, { changes, requests }) : [] }))
    const conclusion = told(facts, kept, memory?.value, left)
    if (conclusion) return conclusion
  }
  return undefined
}

/** `state`: what the store held when the paths were kept. `left`: the page that kept them has been left since. */
function told(facts: Needs, failures: readonly KeptRequest[], state: unknown, left?: Moment): Conclusion | undefined {
  const kept = failures
    .map(({ request, paths }) => ({ request, paths: paths.filter((path) => !isSavedSince(path, request, facts)) }))
    .filter(({ paths }) => paths.length > 0)
  const last = kept.at(-1)?.request
  if (!last) return undefined
  const paths = distinct(kept.flatMap((each) => each.paths))
  const flag = flagOf(state, paths)
  const names = list(paths.map((path) => fieldCode(formatPath(path))))
  const times = kept.length > 1 ? `${kept.length} saves failed; the last, ` : ''
  const said = flag ? ` The state ${left ? 'said' : 'says'} so itself (\`${formatPath(flag)}\`).` : ''
  const since = left ? ` The page was left at ${facts.clock.time(left.at)}.` : ''
  return {
    ...(flag && { severity: 'info' as const }),
    confidence: last.linkedBy === 'identity' ? 'certain' : 'likely',
    paths,
    sentence: `\`${facts.subject.name}\`: ${times}${last.line} failed (${last.why}) at ${facts.clock.time(last.endedAt ?? last.at)}; ${names} ${left ? pastFate(last) : fate(last, paths)}.${said}${since}`,
    consequence: consequence(last, paths, left),
    evidence: [
      ...kept
        .slice(-5)
        .flatMap(({ request }) => [request.event, ...(request.ended === undefined ? [] : [request.ended])]),
      ...(left ? [left.event] : []),
    ],
    cause: `the save failed (${last.line} ${last.why})`,
    fix: rollBack(facts.subject, last.line),
    ...(!left && { trust: facts.subject.id }),
  }
}

/** In memory, or where memory was rolled back and storage was not, there. */
function keptAnywhere({ memory, entries, changes, requests }: Needs, request: RequestFact): Path[] {
  const around = { changes, requests }
  const inMemory = memory ? keptOf(request, memory.value, around) : []
  if (inMemory.length > 0) return inMemory
  return entries.flatMap((entry) => {
    const content = entry.contents.at(-1)?.content()
    return content?.present && entry.mount.length === 0 ? keptOf(request, content.value, around) : []
  })
}

function fate(request: RequestFact, paths: readonly Path[]): string {
  const are = paths.length === 1
  if (request.method === 'DELETE') return `${are ? 'is' : 'are'} gone here and still on the server`
  return `${are ? 'exists' : 'exist'} only in this browser`
}

const pastFate = ({ method }: RequestFact): string =>
  method === 'DELETE' ? 'was removed in this page only' : 'existed only in this page'

function consequence(request: RequestFact, paths: readonly Path[], left: Moment | undefined): string {
  const names = list(paths.map((path) => fieldText(formatPath(path))))
  const removes = request.method === 'DELETE'
  if (left) return removes ? `Leaving the page brought it back: ${names}.` : `Leaving the page lost it: ${names}.`
  if (removes) return `The next load from the server brings it back: ${names}.`
  return `The next load from the server loses it, and no other device ever sees it: ${names}.`
}

function distinct(paths: readonly Path[]): Path[] {
  return [...new Map(paths.map((path) => [formatPath(path), path])).values()]
}
