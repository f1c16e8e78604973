import type { CostFact, WriteCost } from '../facts'
import type { SubjectModel } from '../link/subject'
import { causeOf } from '../timeline/blame'
import type { AgentEvent } from '../timeline/event'
import { storedText } from '../timeline/history'
import type { Member } from '../timeline/member'
import type { Entry } from '../timeline/merge'
import { rewritten } from '../timeline/rewritten'
import { areaName } from './entry-facts'
import { changedFields, momentOf } from './store-facts'

const JSON_TEXT = /^\s*[[{"]/

/** The writes of a subject's entries, with what they cost. */
export function costFacts({ members }: SubjectModel): CostFact[] {
  return members
    .filter(({ source }) => source.kind !== 'memory' && source.kind !== 'server' && source.kind !== 'rendered')
    .map((member) => ({
      source: member.source.id,
      kind: member.source.kind,
      area: areaName(member.source.kind),
      key: member.source.key ?? member.source.label,
      mount: member.mount,
      writes: writesOf(member),
    }))
}

function writesOf(member: Member): WriteCost[] {
  let before: Entry | undefined
  return member.history.facts.flatMap((entry): WriteCost[] => {
    const { event } = entry
    if (entry.echoOf || event.type === 'storage-failed') return []
    const previous = before
    before = entry
    if (event.type !== 'storage-written' || event.seenBy !== 'method') return []
    return [
      {
        ...momentOf(entry, event.startedAt ?? event.at),
        by: causeOf(event),
        took: event.took ?? 0,
        size: sizeOf(event),
        packed: event.text !== undefined && !JSON_TEXT.test(event.text),
        changed: () => changedOf(previous?.event, event),
        fields: () => fieldsOf(member, previous, entry),
      },
    ]
  })
}

/** Characters of what an entry holds after an event; of what was cut short as many as it had. */
export function sizeOf(event: AgentEvent): number {
  const { value } = 'value' in event ? event : { value: undefined }
  if (typeof value === 'object' && value !== null && '$' in value && value.$ === 'truncated')
    return typeof value.size === 'number' ? value.size : 0
  return storedText(event)?.length ?? 0
}

const known = new WeakMap<AgentEvent, { before: AgentEvent; changed: number }>()

function changedOf(before: AgentEvent | undefined, event: AgentEvent): number | undefined {
  const [was, is] = [before && storedText(before), storedText(event)]
  if (!before || was === undefined || is === undefined) return undefined
  const found = known.get(event)
  if (found?.before === before) return found.changed
  const changed = rewritten(was, is)
  known.set(event, { before, changed })
  return changed
}

function fieldsOf({ history, view }: Member, before: Entry | undefined, after: Entry): readonly string[] {
  const [was, is] = [before, after].map((entry) => {
    const content = history.readings.find((reading) => reading.entry === entry)?.content()
    return content?.present && content.unreadable === undefined ? view(content.value) : undefined
  })
  return was === undefined || is === undefined ? [] : changedFields(was, is)
}
