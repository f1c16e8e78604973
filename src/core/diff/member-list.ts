import { type ChosenIdentity, type ElementKey, stepOf } from '../value/identity'
import { keyStep } from '../value/key-step'
import { Opaque } from '../value/opaque'
import type { Step } from './difference'
import { Mounted } from './input'
import { hasMembers, kindOf, opened, without } from './members'
import { alignRows, isPositional, keyOf, type Row } from './rows'

/** The members of what several columns have, in the first one's order, arrays aligned: what stands there is looked up. */
export interface MemberList {
  readonly length: number
  step: (index: number) => Step
  /** By column what stands at a member. */
  raws: (index: number) => unknown[]
  /** Whether an element stands at another position in another column. */
  moved: (index: number) => boolean
  /** Index of a step; -1 where there is none. */
  indexOf: (step: Step) => number
}

/** `chosen`: how a person says that elements of these arrays are the same. */
export function memberList(raws: readonly unknown[], chosen?: ChosenIdentity): MemberList {
  const values = raws.some((raw) => raw instanceof Opaque) ? raws.map(opened) : raws
  const containers = values.filter(hasMembers)
  if (containers.length === 0) return NO_MEMBERS
  const arrays = containers.filter((value) => Array.isArray(value))
  if (arrays.length < containers.length) return entries(values, containers)
  const all = arrays.length === values.length ? arrays : values.filter((value) => Array.isArray(value))
  if (isPositional(all, chosen)) return new Elements(values, all[0] ?? [], keyOf(all, chosen))
  return new Rows(values, alignRows(all, chosen).rows)
}

const NO_MEMBERS: MemberList = {
  length: 0,
  step: (index) => index,
  raws: () => [],
  moved: () => false,
  indexOf: () => -1,
}

/** Arrays whose elements stand at the same index. */
class Elements implements MemberList {
  readonly length: number

  constructor(
    private readonly values: readonly unknown[],
    private readonly first: readonly unknown[],
    private readonly key: ElementKey | undefined,
  ) {
    this.length = first.length
  }

  step(index: number): Step {
    return (this.key && stepOf(this.first[index], this.key)) ?? index
  }

  raws(index: number): unknown[] {
    return this.values.map((value) => (Array.isArray(value) ? value[index] : without(value)))
  }

  moved(): boolean {
    return false
  }

  indexOf(step: Step): number {
    const { key, first } = this
    if (key !== undefined) return first.findIndex((element) => stepOf(element, key) === step)
    return typeof step === 'number' && step >= 0 && step < first.length ? step : -1
  }
}

/** Arrays whose elements were matched. */
class Rows implements MemberList {
  readonly length: number
  /** By column the number of its array. */
  private readonly numbers: readonly number[]

  constructor(
    private readonly values: readonly unknown[],
    private readonly rows: readonly Row[],
  ) {
    let n = 0
    this.length = rows.length
    this.numbers = values.map((value) => (Array.isArray(value) ? n++ : -1))
  }

  step(index: number): Step {
    return this.rows[index]?.step ?? index
  }

  raws(index: number): unknown[] {
    return this.values.map((value, col) => {
      const at = this.rows[index]?.indices[this.numbers[col] ?? -1] ?? -1
      return Array.isArray(value) && at >= 0 ? value[at] : without(value)
    })
  }

  moved(index: number): boolean {
    return this.rows[index]?.moved ?? false
  }

  indexOf(step: Step): number {
    return this.rows.findIndex((row) => row.step === step)
  }
}

type Lookup = ReadonlyMap<Step, unknown>

function entries(values: readonly unknown[], containers: readonly unknown[]): MemberList {
  const arePlain = containers.every((value) => kindOf(value) === 'object')
  const lookups = arePlain ? undefined : values.map(lookupOf)
  const columns = lookups ? lookups.map((lookup) => [...(lookup?.keys() ?? [])]) : containers.map(keysOf)
  return new Entries(values, lookups, unionOf(columns.filter((steps) => steps.length > 0)))
}

/** Members by name or key. */
class Entries implements MemberList {
  readonly length: number

  /** `lookups`: for what is no plain object; undefined when all are. */
  constructor(
    private readonly values: readonly unknown[],
    private readonly lookups: readonly (Lookup | undefined)[] | undefined,
    private readonly steps: readonly Step[],
  ) {
    this.length = steps.length
  }

  step(index: number): Step {
    return this.steps[index] ?? index
  }

  raws(index: number): unknown[] {
    const step = this.step(index)
    const { lookups, values } = this
    if (!lookups) return values.map((value) => memberOf(value, step))
    return values.map((value, col) => {
      const lookup = lookups[col]
      return lookup?.has(step) ? lookup.get(step) : without(value)
    })
  }

  moved(): boolean {
    return false
  }

  indexOf(step: Step): number {
    return this.steps.indexOf(step)
  }
}

const keysOf = (value: unknown): string[] => Object.keys(value as object)

function memberOf(value: unknown, step: Step): unknown {
  if (kindOf(value) !== 'object' || !Object.hasOwn(value as object, step)) return without(value)
  return (value as Readonly<Record<Step, unknown>>)[step]
}

/** Those of the first column, then what others have more. */
function unionOf(columns: readonly (readonly Step[])[]): readonly Step[] {
  const [first = []] = columns
  const areSame = columns.every((steps) => steps.length === first.length && steps.every((step, i) => step === first[i]))
  return areSame ? first : [...new Set(columns.flat())]
}

function lookupOf(value: unknown): Lookup | undefined {
  if (value instanceof Mounted) return new Map([[value.step, value.inner]])
  if (value instanceof Map) return new Map([...value].map(([key, member], i) => [keyStep(key, i), member]))
  if (value instanceof Set || Array.isArray(value)) return new Map(value.entries())
  return kindOf(value) === 'object' ? new Map(Object.entries(value as object)) : undefined
}
