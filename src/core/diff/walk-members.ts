import { same } from '../value/equal'
import { type ChosenIdentity, type ElementKey, stepOf } from '../value/identity'
import { at } from '../value/primordials'
import type { Step } from './difference'
import { surelyEqual } from './quick'
import { keyInPlace } from './rows'

/** An array being walked by index: its elements' identities are inferred when a path through it is wanted. */
export interface Frame {
  arrays: readonly (readonly unknown[])[]
  chosen: ChosenIdentity | undefined
  key?: ElementKey | undefined
  inferred: boolean
}

/** The step of a path: an element's identity, where its array has identities. */
export function namedStep(step: Step, frame: Frame | undefined): Step {
  if (!frame || typeof step !== 'number') return step
  if (!frame.inferred) {
    frame.key = keyInPlace(frame.arrays, frame.chosen)
    frame.inferred = true
  }
  return (frame.key && stepOf(frame.arrays[0]?.[step], frame.key)) ?? step
}

/** Whether columns have the very same in two buffers. */
export function isSameIn(a: readonly unknown[], b: readonly unknown[], cols: readonly number[]): boolean {
  for (const col of cols) if (a[col] !== b[col]) return false
  return true
}

/** What has no members and is no mark of ours. */
export function isPrimitive(raw: unknown): boolean {
  return raw === null || (typeof raw !== 'object' && typeof raw !== 'symbol')
}

/** Whether objects surely have the same for a key; `uniform`: they have the same keys. */
export function isAlike(
  a: Record<string, unknown>,
  b: Record<string, unknown>,
  step: string,
  uniform: boolean,
): boolean {
  return surelyEqual(a[step], b[step]) && (uniform || Object.hasOwn(a, step) === Object.hasOwn(b, step))
}

/** Whether Maps have objects for keys that are not the same: their entries cannot be told apart by name. */
export function haveOtherKeys(values: readonly unknown[]): boolean {
  const [first, ...others] = values.map((value) =>
    value instanceof Map ? [...value.keys()].filter((key) => typeof key === 'object' && key !== null) : [],
  )
  return others.some((keys) => !same(keys, first))
}

/** Whether all lists of keys are the same, in order. */
export function haveSameKeys(keys: readonly (readonly string[])[]): boolean {
  const [first = []] = keys
  for (let n = 1; n < keys.length; n++) {
    const other = at(keys, n)
    if (other.length !== first.length) return false
    for (let i = 0; i < first.length; i++) if (other[i] !== first[i]) return false
  }
  return true
}
