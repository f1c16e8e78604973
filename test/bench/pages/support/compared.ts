import { align, type AlignInput } from '../../../../src/core/diff/align'
import type { AlignedNode } from '../../../../src/core/diff/aligned'
import { Locator } from '../../../../src/core/timeline/locator'

/** Two readings of a subject, or three: memory, storage, server. The first is the last that they had in common. */
export type Sides = readonly [unknown, unknown, unknown?]

const ROLES = ['memory', 'storage', 'server'] as const

/** Aligns them as the panel does: with states, and what they had in common, looked up as in a history. */
export function aligned(sides: Sides): AlignedNode {
  const inputs = sides.map((value, i): AlignInput => {
    const role = ROLES[i] ?? 'memory'
    return { role, present: true, value, mount: [], serialized: role !== 'memory' }
  })
  const [common] = sides
  return align(inputs, { ancestor: (path) => new Locator(path).find(common) })
}
