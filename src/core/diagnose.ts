import { acrossTabs } from './subject/across-tabs'
import { diagnosed, judgeSubject } from './subject/diagnosed'
import { type Judge, worse } from './subject/judge'
import { leavings } from './subject/pending'
import { storesOfTabs } from './subject/tabs'
import type { Diagnosis, PluginFailure } from './diagnosis'
import { type IgnoreRule, originOfId } from './ignore/rule'
import { type LinkDecision, linkEnd } from './link/decision'
import { linkSubjects } from './link/link'
import { renderedPages } from './link/rendered'
import { THRESHOLDS, type Thresholds } from './thresholds'
import { clock } from './timeline/clock'
import { clonesOf } from './timeline/clones'
import { channelHistories, isChannel } from './timeline/channel'
import { exchangesOf } from './timeline/exchange'
import { type DecodeContent, historiesOf } from './timeline/history'
import { mergeTimeline } from './timeline/merge'
import type { Recording } from './timeline/recording'
import { resourcesOf } from './timeline/server'
import { timelineEvents } from './timeline/summary'
import { tabEntries } from './timeline/tab-entries'
import { tabNames } from './timeline/tabs'
import { type Codec, decodeEntry } from './value/codec'
import { decode } from './value/decode'

export interface DiagnoseOptions {
  codecs: readonly Codec[]
  rules: readonly Judge[]
  /** Of the times in sentences, as `Date.prototype.getTimezoneOffset` gives it; UTC when absent. */
  timezoneOffset?: number
  /** What a person pinned and refused. */
  links?: readonly LinkDecision[]
  /** What a person does not want to hear of. */
  ignores?: readonly IgnoreRule[]
  /** Limits that are set other than `THRESHOLDS`. */
  thresholds?: Partial<Thresholds>
}

/** What a recording says: subjects, comparisons, findings. Pure: panel, viewer, CLI and test kit all call it. */
export function diagnose(
  recording: Recording,
  { codecs, rules, timezoneOffset = 0, links = [], ignores = [], thresholds = {} }: DiagnoseOptions,
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
    ignores,
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
  const known = [...timeline.sources.values(), ...new Set(heard), ...resources.map((resource) => resource.source)]
  const sources = [...known, ...rendered.sources]
  const tabs = tabEntries(timeline, recording.tabs, clones)
  const origins = new Set(models.map(({ id }) => originOfId(id)))
  const respected = ignores.filter(({ origin }) => origins.has(origin))
  return {
    at: recording.now,
    tabs,
    sources,
    subjects,
    decisions: links,
    ...(respected.length > 0 && { ignores: respected }),
    events: timelineEvents(timeline, resources, sources, subjects, tabs),
    findings: subjects.flatMap(({ findings }) => findings).toSorted(worse),
    failures,
    dropped: timeline.dropped,
  }
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

/** A map that is made when the first question comes; what it does not have is as if it had always been. */
function lazily(make: () => ReadonlyMap<string, number>): (key: string) => number {
  let made: ReadonlyMap<string, number> | undefined
  return (key) => (made ??= make()).get(key) ?? -1
}
