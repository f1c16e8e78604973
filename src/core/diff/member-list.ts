import { type ChosenIdentity, type ElementKey, stepOf } from '../value/identity'
import { keyStep } from '../value/key-step'
import { Opaque } from '../value/opaque'
import type { Step } from './difference'
import { Mounted, OUTSIDE } from './input'
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
  if (arrays.length < containers.length) {
    const inside = containers.filter((value) => value instanceof Mounted)
    const areElements = arrays.length > 0 && arrays.length + inside.length === containers.length
    return areElements ? new InElements(values, chosen) : entries(values, containers)
  }
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

/** Arrays, and what stands further down in one of their elements; elements that none of them has come last. */
class InElements implements MemberList {
  private readonly arrays: MemberList
  /** By column the row of the element that it stands in. */
  private readonly rows = new Map<number, number>()
  private readonly more: Step[] = []

  constructor(
    private readonly values: readonly unknown[],
    chosen: ChosenIdentity | undefined,
  ) {
    this.arrays = memberList(
      values.map((value) => (value instanceof Mounted ? OUTSIDE : value)),
      chosen,
    )
    for (const [col, value] of values.entries())
      if (value instanceof Mounted) this.rows.set(col, this.rowOf(value.step))
  }

  get length(): number {
    return this.arrays.length + this.more.length
  }

  step(index: number): Step {
    return this.more[index - this.arrays.length] ?? this.arrays.step(index)
  }

  raws(index: number): unknown[] {
    const elements = index < this.arrays.length ? this.arrays.raws(index) : this.values.map(without)
    return this.values.map((value, col) => {
      if (!(value instanceof Mounted)) return elements[col]
      return this.rows.get(col) === index ? value.inner : OUTSIDE
    })
  }

  moved(index: number): boolean {
    return this.arrays.moved(index)
  }

  indexOf(step: Step): number {
    const index = this.arrays.indexOf(step)
    const more = this.more.indexOf(step)
    return index < 0 && more >= 0 ? this.arrays.length + more : index
  }

  private rowOf(step: Step): number {
    const known = this.indexOf(step)
    if (known >= 0) return known
    // Told by its place, where elements are told apart by what they are.
    const col = this.values.findIndex((value) => Array.isArray(value))
    const own = this.values[col]
    const element: unknown = Array.isArray(own) ? own[Number(step)] : undefined
    const rows = element === undefined ? 0 : this.arrays.length
    for (let row = 0; row < rows; row++) if (this.arrays.raws(row)[col] === element) return row
    return this.arrays.length + this.more.push(step) - 1
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
