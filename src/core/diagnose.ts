import { acrossTabs } from './subject/across-tabs'
import { diagnosed, judgeSubject } from './subject/diagnosed'
import { type Judge, worse } from './subject/judge'
import { leavings } from './subject/pending'
import { storesOfTabs } from './subject/tabs'
import type { Diagnosis, PluginFailure } from './diagnosis'
import type { IdentityRule } from './identity/rule'
import { type IgnoreRule, originOfId } from './ignore/rule'
import { type LinkDecision, linkEnd } from './link/decision'
import { linkSources } from './link/sources'
import { THRESHOLDS, type Thresholds } from './thresholds'
import { clock } from './timeline/clock'
import { clonesOf } from './timeline/clones'
import { isChannel } from './timeline/channel'
import type { Recording } from './timeline/recording'
import { timelineEvents } from './timeline/summary'
import { tabEntries } from './timeline/tab-entries'
import { tabNames } from './timeline/tabs'
import type { Codec } from './value/codec'

export interface DiagnoseOptions {
  codecs: readonly Codec[]
  rules: readonly Judge[]
  /** Of the times in sentences, as `Date.prototype.getTimezoneOffset` gives it; UTC when absent. */
  timezoneOffset?: number
  /** What a person pinned and refused. */
  links?: readonly LinkDecision[]
  /** What a person does not want to hear of. */
  ignores?: readonly IgnoreRule[]
  /** How a person says that elements of arrays are the same. */
  identities?: readonly IdentityRule[]
  /** Limits that are set other than `THRESHOLDS`. */
  thresholds?: Partial<Thresholds>
}

/** What a recording says: subjects, comparisons, findings. Pure: panel, viewer, CLI and test kit all call it. */
export function diagnose(
  recording: Recording,
  { codecs, rules, timezoneOffset = 0, links = [], ignores = [], identities = [], thresholds = {} }: DiagnoseOptions,
): Diagnosis {
  const { timeline, histories, resources, linked, rendered } = linkSources(recording, { codecs, links })
  const names = tabNames(timeline.tabs)
  const clones = clonesOf(timeline, recording.tabs)
  const context = {
    timeline,
    left: leavings(timeline),
    clock: clock(timezoneOffset),
    thresholds: { ...THRESHOLDS, ...thresholds },
    names,
    clones,
    histories,
    rendered,
    ignores,
    identities,
    seqOf: lazily(() => new Map(timeline.entries.map(({ id, seq }) => [id, seq]))),
  }
  const failures: PluginFailure[] = []
  const models = [...linked, ...rendered.subjects]
  const stores = storesOfTabs(models)
  const judged = models.map((model) =>
    judgeSubject(model, stores.get(linkEnd(model.id)) ?? [model], context, rules, failures),
  )
  const spoken = acrossTabs(rules, judged, stores)
  const subjects = judged.map((each) => diagnosed({ ...each, ...spoken(each) }, context))
  const heard = linked.flatMap(({ members }) => members.map(({ source }) => source)).filter(isChannel)
  const apart = linked.flatMap(({ members }) => members.flatMap(({ slots, source }) => (slots ? [source] : [])))
  const known = [
    ...timeline.sources.values(),
    ...new Set(heard),
    ...resources.map((resource) => resource.source),
    ...new Set(apart),
  ]
  const sources = [...known, ...rendered.sources]
  const tabs = tabEntries(timeline, recording.tabs, clones)
  const origins = new Set(models.map(({ id }) => originOfId(id)))
  const isHere = ({ origin }: IgnoreRule): boolean => origins.has(origin)
  const respected = { ignores: ignores.filter(isHere), identities: identities.filter(isHere) }
  return {
    at: recording.now,
    tabs,
    sources,
    subjects,
    decisions: links,
    ...(respected.ignores.length > 0 && { ignores: respected.ignores }),
    ...(respected.identities.length > 0 && { identities: respected.identities }),
    events: timelineEvents(timeline, resources, sources, subjects, tabs),
    findings: subjects.flatMap(({ findings }) => findings).toSorted(worse),
    failures,
    dropped: timeline.dropped,
  }
}

/** A map that is made when the first question comes; what it does not have is as if it had always been. */
function lazily(make: () => ReadonlyMap<string, number>): (key: string) => number {
  let made: ReadonlyMap<string, number> | undefined
  return (key) => (made ??= make()).get(key) ?? -1
}
