import type { Cleared, Conclusion, DifferenceFact, Facts, Moment, RequestFact } from '../core/facts'
import { agree } from '../core/timeline/agree'
import { below } from '../core/timeline/below'
import { list } from '../core/timeline/clock'
import { fieldCode, fieldText } from '../core/timeline/fields'
import { formatPath, lookup, type Path } from '../core/value/path'
import { preview } from '../core/value/preview'
import { defineRule } from './define-rule'
import { takeTheAnswer } from './support/fix-restore'
import { flagOf } from './support/flags'
import { named } from './support/named'
import { isNewer } from './support/newer'
import { isOwnEdit, restoredAt } from './support/restored-value'

type Needs = Pick<
  Facts,
  | 'subject'
  | 'memory'
  | 'changes'
  | 'takes'
  | 'entries'
  | 'requests'
  | 'differences'
  | 'settled'
  | 'now'
  | 'thresholds'
  | 'clock'
>

export default defineRule({
  id: 'stale-restore',
  severity: 'warning',
  precedence: 28,
  needs: [
    'subject',
    'memory',
    'changes',
    'takes',
    'entries',
    'requests',
    'differences',
    'settled',
    'now',
    'thresholds',
    'clock',
  ],
  check: (facts) => {
    if (!facts.settled || facts.entries.length === 0 || facts.requests.length === 0) return []
    const stale = facts.differences.flatMap((difference) => staleAt(facts, difference) ?? [])
    const loud = stale.filter(({ why }) => why === undefined)
    return [...cleared(stale), ...(loud.length > 0 ? [conclude(facts, loud)] : [])]
  },
})

/** A path at which memory still shows what storage gave it, though the server has answered otherwise. */
interface Stale {
  path: Path
  restored: Moment
  answer: RequestFact
  shown: unknown
  /** Undefined: the server has nothing there. */
  served: { value: unknown } | undefined
  /** Why that is no harm. */
  why?: string
}

function staleAt(facts: Needs, difference: DifferenceFact): Stale | undefined {
  const path = wholeOf(difference.path)
  const held = lookup(facts.memory?.value, path)
  const restored = held && restoredAt(facts, { ...difference, path }, held.value)
  const answer = restored && answerTo(facts, restored, path, difference.covers)
  if (!held || !restored || !answer) return undefined
  const served = saidBy(facts, answer, path)
  if (served ? agree(served.value, held.value) : !isListedWhole(facts, answer)) return undefined
  const stale: Stale = { path, restored, answer, shown: held.value, served }
  const why = benignFor(facts, stale)
  return why === undefined ? stale : { ...stale, why }
}

/** A list whose elements have no ids is one thing. */
function wholeOf(path: Path): Path {
  const index = path.findIndex((step) => typeof step === 'number')
  return index === -1 ? path : path.slice(0, index)
}

/** What was known of the server once it had answered, before anything else was said to it. */
function saidBy({ requests }: Needs, { source, seq, mount, known }: RequestFact, path: Path): Stale['served'] {
  const next = requests.find((each) => each.source === source && each.seq > seq)
  return lookup((next?.served ?? known)?.value, path.slice(mount.length))
}

/** The latest answer of the server about a path, read in the document in which it was restored. */
function answerTo(
  { requests }: Needs,
  restored: Moment,
  path: Path,
  covers: DifferenceFact['covers'],
): RequestFact | undefined {
  return requests.findLast(
    (each) =>
      !each.writes &&
      each.outcome === 'ok' &&
      each.linkedBy !== 'alone' &&
      each.document === restored.document &&
      each.known?.since.document === restored.document &&
      covers.has(each.source) &&
      below(each.mount, path) !== undefined,
  )
}

/** What neither a search nor a page lists, nor the answer of one thing, may be on the server all the same. */
function isListedWhole({ requests }: Needs, { source, document }: RequestFact): boolean {
  return requests.some(
    (each) =>
      each.source === source &&
      each.document === document &&
      !each.writes &&
      each.outcome === 'ok' &&
      !each.isPart &&
      each.item === undefined,
  )
}

function benignFor(facts: Needs, { path, restored, answer, shown }: Stale): string | undefined {
  const flag = flagOf(facts.memory?.value, [path])
  if (flag) return `The state says itself that it is not saved (\`${formatPath(flag)}\`).`
  if (isOwnEdit(facts, restored, path, shown)) return 'It was edited here and is not on the server yet.'
  if (isSaveOwed(facts, answer)) return 'Local edits of the same thing have not reached the server yet.'
  const rest = path.slice(answer.mount.length)
  const [own, theirs] = [lookup(facts.memory?.value, answer.mount)?.value, answer.known?.value]
  if (isNewer(own, theirs, rest)) return 'By its own date or version it is newer than what the server answered.'
  return undefined
}

/** The last save to where the answer came from has not gone well. */
function isSaveOwed({ requests }: Needs, { source, seq }: RequestFact): boolean {
  const last = requests.findLast((each) => each.writes && each.source === source && each.seq > seq)
  return last !== undefined && last.outcome !== 'ok' && last.outcome !== 'unheard'
}

function cleared(stale: readonly Stale[]): Cleared[] {
  return [...new Set(stale.flatMap(({ why }) => why ?? []))].map((why) => {
    const own = stale.filter((each) => each.why === why)
    const names = list(own.map(({ path }) => fieldCode(formatPath(path))))
    return {
      cleared: `Restored otherwise than the server then answered: ${names}. ${why}`,
      paths: own.map(({ path }) => path),
      evidence: own.slice(0, 3).flatMap(({ restored, answer }) => [restored.event, answer.event]),
    }
  })
}

function conclude(facts: Needs, stale: readonly Stale[]): Conclusion {
  const [first] = stale
  const paths = named(
    stale.map(({ path }) => path),
    facts.thresholds.namedPaths,
  )
  const names = paths.map((path) => formatPath(path))
  const show = (value: unknown): string => preview(value, 24, facts.now)
  const scalars = stale.filter(({ shown }) => typeof shown !== 'object' || shown === null).slice(0, 2)
  const examples = scalars.map(
    ({ path, shown, served }) =>
      `${fieldCode(formatPath(path))} is ${show(shown)}, the server has ${served ? show(served.value) : 'nothing there'}`,
  )
  const answer = first?.answer
  return {
    confidence: stale.every((each) => each.answer.linkedBy === 'identity') ? 'certain' : 'likely',
    paths,
    sentence: `\`${facts.subject.name}\`: memory still shows what it restored from ${areaOf(facts)} at ${facts.clock.time(first?.restored.at ?? facts.now)}, though ${answer?.line ?? 'the server'} answered otherwise at ${facts.clock.time(answer?.endedAt ?? facts.now)}: ${examples.length > 0 ? examples.join('; ') : list(names.map(fieldCode))}.`,
    consequence: `The user works on an old copy, and saving it puts the old value over the server's: ${list(names.map(fieldText))}.`,
    evidence: stale
      .slice(0, 5)
      .flatMap(({ restored, answer: { event, ended } }) => [restored.event, event, ...(ended ? [ended] : [])]),
    cause: 'an answer of the server was not taken over what had been restored',
    fix: takeTheAnswer(facts.subject, answer?.line ?? 'GET …', names[0] ?? ''),
    ...(answer && { trust: answer.source }),
  }
}

function areaOf({ entries: [entry] }: Needs): string {
  return entry ? `${entry.area} \`${entry.key}\`` : 'storage'
}
