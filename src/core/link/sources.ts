import { channelHistories } from '../timeline/channel'
import { exchangesOf } from '../timeline/exchange'
import { type DecodeContent, type History, historiesOf } from '../timeline/history'
import { mergeTimeline, type Timeline } from '../timeline/merge'
import type { Recording } from '../timeline/recording'
import { type Resource, resourcesOf } from '../timeline/server'
import { type Codec, decodeEntry } from '../value/codec'
import { decode } from '../value/decode'
import type { LinkDecision } from './decision'
import { linkSubjects } from './link'
import { type Rendered, renderedPages } from './rendered'
import type { SubjectModel } from './subject'

/** A recording with its sources over time, and which of them belong together. */
export interface LinkedSources {
  timeline: Timeline
  histories: Map<string, History>
  resources: Resource[]
  linked: SubjectModel[]
  rendered: Rendered
}

/** The sources of a recording and their links: what a diagnosis judges, and what is searched. */
export function linkSources(
  recording: Recording,
  { codecs, links }: { codecs: readonly Codec[]; links: readonly LinkDecision[] },
): LinkedSources {
  const timeline = mergeTimeline(recording)
  const histories = historiesOf(timeline, contentDecoder(codecs))
  for (const channel of channelHistories(timeline)) histories.set(channel.source.id, channel)
  const resources = resourcesOf(exchangesOf(timeline))
  const linked = linkSubjects(timeline, histories, resources, links)
  return { timeline, histories, resources, linked, rendered: renderedPages(timeline.entries, linked) }
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
