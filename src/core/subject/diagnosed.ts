import type { Column, DiagnosedSubject, PluginFailure } from '../diagnosis'
import { identifyingOf, type IdentityRule } from '../identity/rule'
import { type IgnoreRule, ignoringOf, mutingOf } from '../ignore/rule'
import type { SubjectModel } from '../link/subject'
import { blame, lastWriter, type Reader } from '../timeline/blame'
import { isIncomplete } from '../timeline/path-history'
import { elsewhere } from '../timeline/tabs'
import { toldHistory } from '../timeline/told-history'
import type { JudgedSubject, SpokenElsewhere } from './across-tabs'
import { lastAsked, unasked } from './asked-again'
import { type Comparison, compare, type Wishes } from './compare'
import { type FactContext, factsOf } from './facts-of'
import { setApart } from './ignored'
import { judge, type Judge, type Judged } from './judge'
import { listenersOf } from './listeners'
import { judgedAt } from './pending'
import { factsOfMembers, remembered } from './remembered'
import { countEqual } from './rows'
import { isSettled, partedSince } from './since'
import { withTabs } from './tabs'
import { leftUntil, until } from './until'
import { verdictOf } from './verdict/verdict'

/** The most equal paths that are counted. */
const COUNTED_EQUAL = 10_000

/** What all subjects of a recording are judged by. */
export interface Context extends Required<FactContext> {
  ignores: readonly IgnoreRule[]
  identities: readonly IdentityRule[]
  /** By event id. */
  seqOf: (event: string) => number
}

/** `siblings`: the subjects of the same store in all tabs. */
export function judgeSubject(
  model: SubjectModel,
  siblings: readonly SubjectModel[],
  context: Context,
  rules: readonly Judge[],
  failures: PluginFailure[],
): JudgedSubject {
  const compared = comparedNow(model, siblings, context)
  // Rules judge a tab by what is its own, of the others they ask by name; and by what the app was told.
  const own = unasked(model)
  const ignoring = ignoringOf(context.ignores, model.id)
  // And by all that differs: what is said of ignored paths alone is set apart, not unsaid.
  const comparison = compared.subject === own && !ignoring ? compared.comparison : undefined
  const { ignored: _ignored, ...wishes } = wishesOf(model, context)
  const facts = factsOf({ subject: own, siblings, compared: comparison, wishes, settled: compared.settled }, context)
  const { judged, cleared } = judge(rules, facts, compared.complete, failures)
  return { model, siblings, ...compared, ...setApart(judged, ignoring, mutingOf(context.ignores, model.id)), cleared }
}

type Compared = Pick<JudgedSubject, 'subject' | 'at' | 'comparison' | 'settled' | 'complete'>

function comparedNow(model: SubjectModel, siblings: readonly SubjectModel[], context: Context): Compared {
  const { left, timeline, names, thresholds } = context
  const at = judgedAt(model, timeline.now, left)
  const subject = withTabs(model, siblings, { at, left, names })
  const comparison = compare(subject, at, left, thresholds, wishesOf(model, context))
  const settled = isSettled(subject, comparison, timeline.now, thresholds)
  return { subject, at, comparison, settled, complete: !model.members.some(isIncomplete) }
}

function wishesOf({ id }: SubjectModel, { ignores, identities }: Pick<Context, 'ignores' | 'identities'>): Wishes {
  const ignored = ignoringOf(ignores, id)?.isIgnored
  const identity = identifyingOf(identities, id)?.identity
  return { ...(ignored && { ignored }), ...(identity && { identity }) }
}

/** A subject with its verdict, as it is, and at any moment before (`at`). */
export function diagnosed(judged: JudgedSubject & SpokenElsewhere, context: Context): DiagnosedSubject {
  const at = remembered(
    () => factsBehind(judged, context),
    (seq, time) => ({ ...described(earlier(judged, context, seq, time), context), at }),
  )
  return { ...described(judged, context), at }
}

/** Whatever a moment of the subject rests on: its facts and those of the other tabs' stores, what was left, and what was found. */
function factsBehind(
  { model, siblings, judged, elsewhere: causes }: JudgedSubject & SpokenElsewhere,
  { left, seqOf }: Context,
): number[] {
  const evidence = [...judged, ...causes].flatMap(({ finding }) => finding.evidence.map(seqOf))
  const members = [model, ...siblings].flatMap((each) => each.members)
  return factsOfMembers(members, [...evidence, ...[...left.values()].map(({ seq }) => seq)])
}

/** The same judged subject as it was once the fact `seq` was on record: of the findings those that rest on what was known. */
function earlier(
  { model, siblings, judged, ignored, cleared, elsewhere: causes }: JudgedSubject & SpokenElsewhere,
  context: Context,
  seq: number,
  time = context.timeline.entries[seq]?.event.at,
): JudgedSubject & SpokenElsewhere {
  const left = leftUntil(context.left, seq)
  const now = time ?? context.timeline.now
  const [own = model, ...others] = [model, ...siblings.filter((each) => each !== model)].map((each) =>
    until(each, seq, left),
  )
  const all = siblings.map((each) => (each === model ? own : (others.shift() ?? each)))
  const moment = { ...context, left, timeline: { ...context.timeline, now } }
  const rests = ({ evidence }: { evidence: readonly string[] }): boolean =>
    evidence.every((event) => context.seqOf(event) <= seq)
  const isKnown = ({ finding }: Pick<Judged, 'finding'>): boolean => rests(finding)
  return {
    model: own,
    siblings: all,
    ...comparedNow(own, all, moment),
    judged: judged.filter(isKnown),
    ignored: ignored.filter(isKnown),
    cleared: cleared.filter(rests),
    elsewhere: causes.filter(isKnown),
  }
}

function described(
  {
    subject,
    at,
    comparison,
    settled,
    complete,
    judged,
    ignored,
    cleared,
    elsewhere: causes,
  }: JudgedSubject & SpokenElsewhere,
  { clock: times, names, ignores, identities }: Context,
): Omit<DiagnosedSubject, 'at'> {
  const { tree } = comparison
  const divergedSince = partedSince(subject, tree, at)
  const listeners = listenersOf(subject, at)
  const { ignored: isIgnored, identity } = wishesOf(subject, { ignores, identities })
  const reader = { clock: times, elsewhere: elsewhere(names, subject.tab), members: subject.members }
  return {
    id: subject.id,
    name: subject.name,
    sources: subject.members.map(({ source }) => source.id),
    links: subject.links,
    tab: subject.tab,
    group: subject.group,
    members: subject.members,
    inputs: comparison.inputs,
    columns: columnsOf(subject, comparison, reader),
    tree,
    divergent: tree.divergent,
    benign: tree.benign,
    equal: countEqual(tree, COUNTED_EQUAL),
    verdict: verdictOf({ subject, at, comparison, judged, elsewhere: causes, divergedSince, complete, clock: times }),
    status: statusOf(subject, judged, tree.divergent),
    ...(divergedSince !== undefined && { divergedSince }),
    settled,
    findings: judged.map(({ finding }) => finding),
    ...(cleared.length > 0 && { cleared }),
    ...(ignored.length > 0 && { ignoredFindings: ignored }),
    ...(isIgnored && { isIgnored }),
    ...(identity && { identity }),
    ...(listeners && { listeners }),
    blame: (path) => subject.members.flatMap((member) => blame(member, path, reader, at) ?? []),
    history: (path) => toldHistory(subject.members, path, reader),
  }
}

function columnsOf(subject: SubjectModel, { readings, values }: Comparison, reader: Reader): Column[] {
  return subject.members.map((member, index): Column => {
    const reading = readings[index]
    const content = reading?.content()
    const asked = member.resource && lastAsked(member.resource)
    return {
      source: member.source,
      codec: member.source.kind === 'memory' ? '' : (content?.codec ?? ''),
      ...(member.tab && { tab: member.tab.name }),
      ...(content?.version !== undefined && { version: content.version }),
      at: reading?.at ?? 0,
      value: values[index]?.value,
      ...(content?.text !== undefined && { text: content.text }),
      mount: member.mount,
      ...(asked && { asked }),
      ...(reading && { provenance: lastWriter(member, reading, reader) }),
      heldFrom: (event) => heldFrom(member, event),
    }
  })
}

function heldFrom(member: SubjectModel['members'][number], event: string): ReturnType<NonNullable<Column['heldFrom']>> {
  const reading = member.history.readings.find(({ entry }) => entry.id === event)
  const content = reading?.content()
  if (!reading || !content?.present) return undefined
  return {
    at: reading.at,
    codec: member.source.kind === 'memory' ? '' : content.codec,
    value: member.view(content.value),
  }
}

function statusOf({ members }: SubjectModel, judged: readonly Judged[], divergent: number): DiagnosedSubject['status'] {
  const worst = judged[0]?.finding.severity
  if (worst === 'error' || worst === 'warning') return worst
  if (judged.length === 0 && divergent > 0) return 'differs'
  return members.length < 2 ? 'none' : 'ok'
}
