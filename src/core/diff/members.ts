import { keyStep } from '../value/key-step'
import { Opaque } from '../value/opaque'
import { isPlain } from '../value/primordials'
import type { Step } from './difference'
import { ABSENT, EXCLUDED, Mounted, OUTSIDE, Past } from './input'
import { alignRows } from './rows'
import { isUnknown } from '../value/equal'

/** A member of the values in several columns: by column what stands there. */
export interface Member {
  step: Step
  raws: unknown[]
}

export type Kind = 'array' | 'object' | 'Map' | 'none'

/** How a value's members are compared. Sets are compared as a whole. */
export function kindOf(value: unknown): Kind {
  if (typeof value !== 'object' || value === null) return 'none'
  if (Array.isArray(value)) return 'array'
  if (isPlain(value)) return 'object'
  return value instanceof Map ? 'Map' : 'none'
}

/** What stands for a value when its members are compared: the members of a class instance, else itself. */
export function opened(raw: unknown): unknown {
  return raw instanceof Opaque && raw.kind === 'instance' ? raw.members : raw
}

/** Whether a value has members to show. */
export function hasMembers(raw: unknown): boolean {
  if (raw instanceof Mounted) return true
  const value = opened(raw)
  if (value instanceof Map || value instanceof Set) return value.size > 0
  if (Array.isArray(value)) return value.length > 0
  if (kindOf(value) !== 'object') return false
  for (const key in value as object) if (Object.hasOwn(value as object, key)) return true
  return false
}

/** The members of what several columns have, in the first one's order; arrays aligned. */
export function membersOf(raws: readonly unknown[], userKey?: string): Member[] {
  const values = raws.map(opened)
  const containers = values.filter((value) => hasMembers(value))
  if (containers.length > 0 && containers.every((value) => Array.isArray(value))) return elements(values, userKey)
  const entries = values.map(entriesOf)
  const steps = new Set<Step>()
  for (const each of entries) for (const step of each?.keys() ?? []) steps.add(step)
  return [...steps].map((step) => ({
    step,
    raws: values.map((value, col) => (entries[col]?.has(step) ? entries[col].get(step) : without(value))),
  }))
}

function elements(values: readonly unknown[], userKey?: string): Member[] {
  const columns = [...values.keys()].filter((col) => Array.isArray(values[col]))
  const arrays = columns.map((col) => values[col] as readonly unknown[])
  const lacking = values.map(without)
  return alignRows(arrays, userKey).rows.map(({ step, indices }) => {
    const raws = [...lacking]
    columns.forEach((col, n) => {
      const index = indices[n] ?? -1
      if (index >= 0) raws[col] = arrays[n]?.[index]
    })
    return { step, raws }
  })
}

function entriesOf(value: unknown): ReadonlyMap<Step, unknown> | undefined {
  if (value instanceof Mounted) return new Map([[value.step, value.inner]])
  if (value instanceof Map) return new Map([...value].map(([key, member], i) => [keyStep(key, i), member]))
  if (value instanceof Set) return new Map([...value].entries())
  if (Array.isArray(value)) return new Map(value.entries())
  return kindOf(value) === 'object' ? new Map(Object.entries(value as object)) : undefined
}

/** What a column has at a member that its value lacks. */
function without(value: unknown): unknown {
  if (value === OUTSIDE || value === EXCLUDED || isUnknown(value)) return value
  return value instanceof Mounted || value instanceof Past ? OUTSIDE : ABSENT
}
