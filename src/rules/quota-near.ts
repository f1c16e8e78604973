import type { AreaFact, Cleared, Conclusion, Facts } from '../core/facts'
import { bytesText } from '../core/timeline/bytes'
import { list } from '../core/timeline/clock'
import { lookup } from '../core/value/path'
import { defineRule } from './define-rule'
import { makeSpace } from './support/fix-cost'

type Needs = Pick<Facts, 'subject' | 'memory' | 'areas' | 'entries' | 'thresholds' | 'clock'>

/** A UTF-16 unit takes two bytes of web storage. */
const UNIT_BYTES = 2

export default defineRule({
  id: 'quota-near',
  severity: 'warning',
  precedence: 32,
  needs: ['subject', 'memory', 'areas', 'entries', 'thresholds', 'clock'],
  check: (facts) => facts.areas.flatMap((area) => judge(facts, area)),
})

function judge(facts: Needs, area: AreaFact): (Conclusion | Cleared)[] {
  const { used, room, refused, largest } = area
  if (used <= room * facts.thresholds.quotaNearShare) return []
  const evidence = [...(area.estimated ? [area.estimated.event] : []), ...largest.map(({ event }) => event)]
  if (!refused) return [conclude(facts, area, evidence)]
  return [
    { cleared: `${area.area} is ${percentOf(area)} full: a write of it was refused already`, paths: [[]], evidence },
  ]
}

function conclude({ subject, memory, entries }: Needs, area: AreaFact, evidence: readonly string[]): Conclusion {
  const { used, room, largest, kind } = area
  const isWeb = kind !== 'indexedDB'
  const sized = largest.map(({ key, size }) => `\`${key}\` ${bytesText(size * UNIT_BYTES)}`)
  const [first] = largest
  const mount = entries.find(({ key, kind: own }) => own === kind && key === first?.key)?.mount ?? []
  const [taken, whole] = isWeb ? [used * UNIT_BYTES, room * UNIT_BYTES] : [used, room]
  return {
    confidence: 'certain',
    paths: [[...mount]],
    sentence: `\`${subject.name}\`: ${area.area} is ${percentOf(area)} full (${bytesText(taken)} of ${bytesText(whole)}); the largest ${largest.length === 1 ? 'entry is' : 'entries are'} ${list(sized)}.`,
    consequence: `The next ${bytesText(Math.max(0, whole - taken))} that are added make writes fail with QuotaExceededError, of every key of the origin; from then on changes are lost with the next reload.`,
    evidence,
    cause: `${area.area} is nearly full`,
    fix: makeSpace(subject, area, lookup(memory?.value, mount)?.value),
    standsAlone: true,
  }
}

function percentOf({ used, room }: AreaFact): string {
  return `${Math.floor((100 * used) / room)} %`
}
