import type { TimelineEvent } from '../../../core/diagnosis'

/** Members that the details show in their own way, or that only order the recording. */
const SHOWN_ELSEWHERE = new Set('id seq at tab document writer layer summary failed subject run task source'.split(' '))
/** Characters of one member that the details show. */
const LONGEST = 4_000

/** What else was recorded of an event, as name and text, in the order it was recorded. */
export function eventFacts(event: TimelineEvent): { name: string; text: string }[] {
  return Object.entries(event).flatMap(([name, value]) => {
    if (SHOWN_ELSEWHERE.has(name) || value === undefined || (Array.isArray(value) && value.length === 0)) return []
    const text = name === 'paths' && Array.isArray(value) ? value.join('\n') : printed(value)
    return [{ name, text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text }]
  })
}

const printed = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, undefined, 2))
