import { acrossTabs, type JudgedSubject, type SpokenElsewhere } from './subject/across-tabs'
import { lastAsked, unasked } from './subject/asked-again'
import { compare } from './subject/compare'
import { factsOf } from './subject/facts-of'
import { judge, type Judge, type Judged, worse } from './subject/judge'
import { listenersOf } from './subject/listeners'
import { judgedAt, leavings } from './subject/pending'
import { countEqual } from './subject/rows'
import { isSettled, partedSince } from './subject/since'
import { storesOfTabs, withTabs } from './subject/tabs'
import { verdictOf } from './subject/verdict'
import type { Column, DiagnosedSubject, Diagnosis, PluginFailure } from './diagnosis'
import { type LinkDecision, linkEnd } from './link/decision'
import { linkSubjects } from './link/link'
import { type Rendered, renderedPages } from './link/rendered'
import type { SubjectModel } from './link/subject'
import { blame, lastWriter, type Reader } from './timeline/blame'
import { THRESHOLDS, type Thresholds } from './thresholds'
import { type Clock, clock } from './timeline/clock'
import { type Clone, clonesOf } from './timeline/clones'
import { channelHistories, isChannel } from './timeline/channel'
import { exchangesOf } from './timeline/exchange'
import { type DecodeContent, type History, historiesOf } from './timeline/history'
import { type Entry, mergeTimeline, type Timeline } from './timeline/merge'
import type { Recording } from './timeline/recording'
import { resourcesOf } from './timeline/server'
import { timelineEvents } from './timeline/summary'
import { tabEntries } from './timeline/tab-entries'
import { elsewhere, type TabNames, tabNames } from './timeline/tabs'
import { type Codec, decodeEntry } from './value/codec'
import { decode } from './value/decode'

export interface DiagnoseOptions {
  codecs: readonly Codec[]
  rules: readonly Judge[]
  /** Of the times in sentences, as `Date.prototype.getTimezoneOffset` gives it; UTC when absent. */
  timezoneOffset?: number
  /** What a person pinned and refused. */
  links?: readonly LinkDecision[]
  /** Limits that are set other than `THRESHOLDS`. */
  thresholds?: Partial<Thresholds>
}

/** The most equal paths that are counted. */
const COUNTED_EQUAL = 10_000

/** What a recording says: subjects, comparisons, findings. Pure: panel, viewer, CLI and test kit all call it. */
export function diagnose(
  recording: Recording,
  { codecs, rules, timezoneOffset = 0, links = [], thresholds = {} }: DiagnoseOptions,
): Diagnosis {
  const timeline = mergeTimeline(recording)
  const histories = historiesOf(timeline, contentDecoder(codecs))
  for (const channel of channelHistories(timeline)) histories.set(channel.source.id, channel)
  const resources = resourcesOf(exchangesOf(timeline))
  const names = tabNames(timeline.tabs)
  const clones = clonesOf(timeline, recording.tabs)
  const linked = linkSubjects(timeline, histories, resources, links)
  const rendered = renderedPages(timeline.entries, linked)
  const context = {
    timeline,
    left: leavings(timeline),
    clock: clock(timezoneOffset),
    thresholds: { ...THRESHOLDS, ...thresholds },
    names,
    clones,
    histories,
    rendered,
  }
  const failures: PluginFailure[] = []
  const models = [...linked, ...rendered.subjects]
  const stores = storesOfTabs(models)
  const judged = models.map((model) =>
    judgeSubject(model, stores.get(linkEnd(model.id)) ?? [model], context, rules, failures),
  )
  const spoken = acrossTabs(rules, judged, stores)
  const subjects = judged.map((each) => diagnoseSubject({ ...each, ...spoken(each) }, context))
  const heard = linked.flatMap(({ members }) => members.map(({ source }) => source)).filter(isChannel)
  const known = [...timeline.sources.values(), ...new Set(heard), ...resources.map((resource) => resource.source)]
  const sources = [...known, ...rendered.sources]
  const tabs = tabEntries(timeline, recording.tabs, clones)
  return {
    at: recording.now,
    tabs,
    sources,
    subjects,
    decisions: links,
    events: timelineEvents(timeline, resources, sources, subjects, tabs),
    findings: subjects.flatMap(({ findings }) => findings).toSorted(worse),
    failures,
    dropped: timeline.dropped,
  }
}

interface Context {
  timeline: Timeline
  left: ReadonlyMap<string, Entry>
  clock: Clock
  thresholds: Thresholds
  names: TabNames
  clones: readonly Clone[]
  histories: ReadonlyMap<string, History>
  rendered: Rendered
}

function judgeSubject(
  model: SubjectModel,
  siblings: readonly SubjectModel[],
  context: Context,
  rules: readonly Judge[],
  failures: PluginFailure[],
): JudgedSubject {
  const { left, timeline, names, thresholds } = context
  const at = judgedAt(model, timeline.now, left)
  const subject = withTabs(model, siblings, { at, left, names })
  const comparison = compare(subject, at, left, thresholds)
  const settled = isSettled(subject, comparison, timeline.now, thresholds)
  const complete = isComplete(model)
  // Rules judge a tab by what is its own, of the others they ask by name; and by what the app was told.
  const own = unasked(model)
  const compared = subject === own ? comparison : undefined
  const facts = factsOf({ subject: own, siblings, compared, settled }, context)
  return { subject, at, comparison, settled, complete, judged: judge(rules, facts, complete, failures) }
}

function diagnoseSubject(
  { subject, at, comparison, settled, complete, judged, elsewhere: causes }: JudgedSubject & SpokenElsewhere,
  { clock: times, names }: Context,
): DiagnosedSubject {
  const { tree } = comparison
  const divergedSince = partedSince(subject, tree, at)
  const listeners = listenersOf(subject, at)
  const reader = { clock: times, elsewhere: elsewhere(names, subject.tab) }
  return {
    id: subject.id,
    name: subject.name,
    sources: subject.members.map(({ source }) => source.id),
    links: subject.links,
    tab: subject.tab,
    group: subject.group,
    columns: columnsOf(subject, comparison, reader),
    tree,
    divergent: tree.divergent,
    benign: tree.benign,
    equal: countEqual(tree, COUNTED_EQUAL),
    verdict: verdictOf({ subject, comparison, judged, elsewhere: causes, divergedSince, complete, clock: times }),
    status: statusOf(subject, judged, tree.divergent),
    ...(divergedSince !== undefined && { divergedSince }),
    settled,
    findings: judged.map(({ finding }) => finding),
    ...(listeners && { listeners }),
    blame: (path) => subject.members.flatMap((member) => blame(member, path, reader, at) ?? []),
  }
}

/** Nothing of the subject's own documents was dropped. */
function isComplete({ members }: SubjectModel): boolean {
  return members.every(
    ({ history }) => !history.incomplete && history.facts.every(({ document }) => document.dropped === 0),
  )
}

function columnsOf(subject: SubjectModel, { readings, values }: ReturnType<typeof compare>, reader: Reader): Column[] {
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

const decoders = new WeakMap<readonly Codec[], DecodeContent>()

/** One decoder per registry, so that what was decoded for the diagnosis before is known to this one. */
function contentDecoder(codecs: readonly Codec[]): DecodeContent {
  const known = decoders.get(codecs)
  if (known) return known
  const decoder: DecodeContent = ({ text, value }) => {
    const stored = text === undefined ? { value: value === undefined ? undefined : decode(value) } : { text }
    const { codec, state, version, unreadable } = decodeEntry(codecs, stored)
    const shown = text ?? (typeof stored.value === 'string' ? stored.value : undefined)
    return {
      present: true,
      value: state,
      codec,
      ...(version !== undefined && { version }),
      ...(shown !== undefined && { text: shown }),
      ...(unreadable !== undefined && { unreadable }),
    }
  }
  decoders.set(codecs, decoder)
  return decoder
}
