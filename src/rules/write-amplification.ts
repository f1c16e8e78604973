import type { Cleared, Conclusion, CostFact, Facts, WriteCost } from '../core/facts'
import { bytesText } from '../core/timeline/bytes'
import { count, list, span } from '../core/timeline/clock'
import { fieldCode } from '../core/timeline/fields'
import { lookup, type Path } from '../core/value/path'
import { defineRule } from './define-rule'
import { writeLess } from './support/fix-cost'

type Needs = Pick<Facts, 'subject' | 'memory' | 'costs' | 'thresholds' | 'clock'>

/** Writes of which the changed fields are looked for. */
const LOOKED_INTO = 5

export default defineRule({
  id: 'write-amplification',
  severity: 'warning',
  precedence: 31,
  needs: ['subject', 'memory', 'costs', 'thresholds', 'clock'],
  check: (facts) => facts.costs.flatMap((cost) => judge(facts, cost)),
})

function judge(facts: Needs, cost: CostFact): (Conclusion | Cleared)[] {
  const bursts = burstsOf(cost.writes, facts.thresholds)
  const small = bursts.findLast((burst) => shareOf(burst) < facts.thresholds.amplifiedChangedShare)
  if (small) return [conclude(facts, cost, small)]
  const last = bursts.at(-1)
  if (!last) return []
  const percent = Math.round(100 * shareOf(last))
  const cleared = `\`${cost.key}\`: ${last.length} large writes within ${span(lengthOf(last))}, of which ${percent} % had changed`
  return [{ cleared, paths: [[...cost.mount]], evidence: endsOf(last) }]
}

/** Runs of large writes of one document that came so many within so short a time, each as long as it goes on. */
function burstsOf(
  writes: readonly WriteCost[],
  { amplifiedBytes, amplifiedWrites, amplifiedWithinMs }: Needs['thresholds'],
): WriteCost[][] {
  const large = writes.filter(({ size }) => size >= amplifiedBytes)
  const bursts: WriteCost[][] = []
  let burst: WriteCost[] = []
  for (const [index, write] of large.entries()) {
    const first = large[index - amplifiedWrites + 1]
    if (!first || first.document !== write.document || write.at - first.at > amplifiedWithinMs) continue
    const isNext = burst.at(-1) === large[index - 1] && burst.length > 0
    if (isNext) burst.push(write)
    else bursts.push((burst = large.slice(index - amplifiedWrites + 1, index + 1)))
  }
  return bursts
}

/** How much of what was written had changed, as far as it is known of which write. */
function shareOf(burst: readonly WriteCost[]): number {
  let [written, changed] = [0, 0]
  for (const write of burst) {
    const share = write.changed()
    if (share === undefined) continue
    written += write.size
    changed += share
  }
  return written === 0 ? 1 : changed / written
}

/** One is like the other: the sentence says how many there were. */
const endsOf = (burst: readonly WriteCost[]): string[] => [burst[0], burst.at(-1)].flatMap((each) => each?.event ?? [])

const lengthOf = (burst: readonly WriteCost[]): number => (burst.at(-1)?.at ?? 0) - (burst[0]?.at ?? 0)

function conclude({ subject, memory, clock }: Needs, cost: CostFact, burst: readonly WriteCost[]): Conclusion {
  const last = burst.at(-1)
  const fields = [...new Set(burst.slice(-LOOKED_INTO).flatMap((write) => write.fields()))]
  const paths: Path[] = fields.length === 0 ? [[...cost.mount]] : fields.map((name) => [...cost.mount, ...named(name)])
  const total = burst.reduce((sum, { size }) => sum + size, 0)
  const percent = 100 * shareOf(burst)
  const share = percent < 0.1 ? 'less than 0.1' : percent.toFixed(1)
  const where = fields.length === 0 ? '' : ` (${list(fields.map(fieldCode))})`
  return {
    confidence: 'certain',
    paths,
    sentence: `\`${subject.name}\`: ${cost.area} \`${cost.key}\` was rewritten ${burst.length} times within ${span(lengthOf(burst))} at ${clock.time(last?.at ?? 0)}, ${bytesText(last?.size ?? 0)} each, for changes of ${share} % of it${where}.`,
    consequence: `${bytesText(total)} were encoded and written for ${count(burst.length, 'small change')}: each holds up input, wears on the disk, and wakes every other tab with the whole state.`,
    evidence: endsOf(burst),
    cause: 'the whole state is written for each small change',
    fix: writeLess(subject, cost, lookup(memory?.value, cost.mount)?.value),
    standsAlone: true,
  }
}

const named = (field: string): Path => (field === '' ? [] : [field])
