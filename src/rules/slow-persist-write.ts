import type { Cleared, Conclusion, CostFact, Facts, WriteCost } from '../core/facts'
import { bytesText } from '../core/timeline/bytes'
import { lookup } from '../core/value/path'
import { defineRule } from './define-rule'
import { writeLess } from './support/fix-cost'

type Needs = Pick<Facts, 'subject' | 'memory' | 'costs' | 'thresholds' | 'clock'>

/** Writes that are named as evidence. */
const NAMED = 5
/** Writes of at least this share of another's size should take about as long. */
const ALIKE = 0.8

export default defineRule({
  id: 'slow-persist-write',
  severity: 'warning',
  precedence: 30,
  needs: ['subject', 'memory', 'costs', 'thresholds', 'clock'],
  check: (facts) => facts.costs.flatMap((cost) => judge(facts, cost)),
})

function judge(facts: Needs, cost: CostFact): (Conclusion | Cleared)[] {
  const { slowWriteMs, slowWriteMedianMs, slowWriteSamples } = facts.thresholds
  const writes = cost.writes.map((write) => ({ ...write, took: plausible(write, facts.thresholds) }))
  const slowest = writes.reduce<WriteCost | undefined>(slower, undefined)
  if (!slowest || slowest.took < slowWriteMedianMs) return []
  const alike = writes.filter(({ size }) => size >= slowest.size * ALIKE)
  const quickest = Math.min(...alike.map(({ took }) => took))
  // Of what is no JSON nobody knows how long it should take: a single one tells nothing.
  const isTelling = !slowest.packed || alike.length > 1
  if (isTelling && slowest.took >= slowWriteMs && quickest >= slowWriteMedianMs)
    return [conclude(facts, cost, [slowest])]
  const usual = slowRow(writes, slowWriteSamples, slowWriteMedianMs)
  if (usual) return [conclude(facts, cost, usual)]
  const other =
    quickest < slowWriteMedianMs
      ? `another one of that size took ${Math.round(quickest)} ms`
      : `not ${slowWriteSamples} in a row did`
  const cleared = `\`${cost.key}\`: a write held the page up for ${Math.round(slowest.took)} ms; ${other}`
  return [{ cleared, paths: [[...cost.mount]], evidence: [slowest.event] }]
}

/** What a write can have taken by itself: on a busy machine the page may be held up by others, at any moment. */
function plausible(
  { took, size, packed }: WriteCost,
  { slowWriteBytes, jsonCharactersPerMs }: Needs['thresholds'],
): number {
  if (size < slowWriteBytes) return 0
  return packed ? took : Math.min(took, size / jsonCharactersPerMs)
}

const slower = (most: WriteCost | undefined, each: WriteCost): WriteCost =>
  most && most.took >= each.took ? most : each

/** The last writes in a row whose median is that slow. */
function slowRow(writes: readonly WriteCost[], samples: number, median: number): WriteCost[] | undefined {
  for (let end = writes.length; end >= samples; end--) {
    const row = writes.slice(end - samples, end)
    if (medianOf(row) >= median) return row
  }
  return undefined
}

function medianOf(row: readonly WriteCost[]): number {
  return row.map(({ took }) => took).toSorted((a, b) => a - b)[Math.floor(row.length / 2)] ?? 0
}

function conclude({ subject, memory, clock }: Needs, cost: CostFact, slow: readonly WriteCost[]): Conclusion {
  const [first] = slow
  const last = slow.at(-1)
  const size = bytesText(last?.size ?? 0)
  const took = Math.round(slow.length === 1 ? (first?.took ?? 0) : medianOf(slow))
  const isAsync = cost.kind === 'indexedDB'
  const what = isAsync ? 'encoding' : 'encoding and writing'
  const how =
    slow.length === 1
      ? `${what} ${size} for ${cost.area} \`${cost.key}\` held the page up for ${took} ms at ${clock.time(first?.at ?? 0)} (${first?.by ?? ''})`
      : `${what} ${size} for ${cost.area} \`${cost.key}\` holds the page up for ${took} ms each time (median of ${slow.length}, last by ${last?.by ?? ''})`
  return {
    confidence: 'certain',
    paths: [[...cost.mount]],
    sentence: `\`${subject.name}\`: ${how}.`,
    consequence: `Nothing is painted and no input is answered for ${took} ms with every change that is saved; on a slower device several times as long.`,
    evidence: slow.slice(-NAMED).map(({ event }) => event),
    cause: `a write held the page up for ${took} ms`,
    fix: writeLess(subject, cost, lookup(memory?.value, cost.mount)?.value),
    standsAlone: true,
  }
}
