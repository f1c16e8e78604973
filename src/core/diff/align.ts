import { BENIGN } from '../session/session'
import { isUnknown } from '../value/equal'
import { Opaque } from '../value/opaque'
import type { AlignedNode } from './aligned'
import { type Difference, ignore, ownDifference } from './difference'
import { ABSENT, type AlignInput, type AlignOptions, Mounted } from './input'
import { Row, Tree } from './tree'
import { Walk } from './walk'

export type { AlignInput, AlignOptions } from './input'

/**
 * Aligns 1 to 8 readings into one tree. The whole is compared at once, in one pass that skips what is the same reference;
 * rows are made when they are asked for. See `decide` for how each path gets its state.
 */
export function align(inputs: readonly AlignInput[], options: AlignOptions): AlignedNode {
  const raws = inputs.map(rootOf)
  const [only] = inputs
  const difference = inputs.length === 1 && only ? alone(only, raws[0]) : new Walk(inputs, options, []).run(raws)
  const isIgnored = options.ignored?.([]) ?? false
  return new Row(new Tree(inputs, options), undefined, raws, difference && isIgnored ? ignore(difference) : difference)
}

/** The rows that the root's `divergent` counts; with `benign` also those that are listed but are no divergences. */
export function divergences(root: AlignedNode, benign = false): AlignedNode[] {
  const found: AlignedNode[] = []
  const stack: unknown[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!(node instanceof Row) || node.ignored) continue
    if (node.ownState && (benign || !BENIGN.has(node.ownState))) found.push(node)
    for (const row of node.differing().toReversed()) stack.push(row)
  }
  return found
}

function rootOf(input: AlignInput): unknown {
  let raw = input.present ? input.value : ABSENT
  if (input.unreadable !== undefined) raw = new Opaque('unreadable', { why: input.unreadable })
  for (const step of input.mount.toReversed()) raw = new Mounted(step, raw)
  return raw
}

/** A single reading differs from nothing, but may be unreadable or orphaned. */
function alone(input: AlignInput, raw: unknown): Difference | undefined {
  if (input.orphan) return ownDifference('orphan')
  if (!isUnknown(raw)) return undefined
  return ownDifference(raw.kind === 'unreadable' ? 'unreadable' : 'unknown (truncated)')
}
