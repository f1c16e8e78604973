import type { DiagnosedSubject } from '../diagnosis'
import type { Member } from '../timeline/member'
import type { Entry } from '../timeline/merge'
import { countBefore } from '../timeline/order'

/** Moments of one subject that are kept: a playhead goes back and forth. */
const KEPT = 8

/**
 * The subject at any moment, judged anew only where it may be otherwise: between two of the facts that it rests on nothing
 * changes but time, and time changes nothing once it has settled. What other tabs still owe each other does not show in that.
 */
export function remembered(
  restsOn: () => readonly number[],
  judge: (seq: number, at?: number) => DiagnosedSubject,
): DiagnosedSubject['at'] {
  const kept = new Map<number, { seq: number; moment: DiagnosedSubject }>()
  let facts: readonly number[] | undefined
  return (seq, at) => {
    facts ??= restsOn()
    const known = countBefore(facts, seq + 1, (fact) => fact)
    const found = kept.get(known)
    // Before it had settled it may have been otherwise.
    if (found && seq >= found.seq) return found.moment
    const moment = judge(seq, at)
    if (at !== undefined || !moment.settled || moment.members.some(({ tab }) => tab)) return moment
    const [oldest] = kept.keys()
    if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest)
    kept.set(known, { seq, moment })
    return moment
  }
}

/** The numbers of every fact that any of these members rests on, in order. */
export function factsOfMembers(members: readonly Member[], others: Iterable<number> = []): number[] {
  const facts = new Set(others)
  const add = (entries: readonly (Entry | undefined)[]): void => {
    for (const entry of entries) if (entry) facts.add(entry.seq)
  }
  for (const { history, unasked, resource } of members) {
    for (const each of [history, ...(unasked ? [unasked] : [])]) {
      add(each.facts)
      add(each.subscriptions ?? [])
      add(each.readings.map(({ entry }) => entry))
    }
    const { requests = [], mutations = [], refetches = [] } = resource ?? {}
    for (const { exchange } of [...requests, ...mutations, ...refetches])
      add([exchange.started, exchange.ended, exchange.read])
  }
  return [...facts].toSorted((a, b) => a - b)
}
