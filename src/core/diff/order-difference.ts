import { identityOf } from '../value/identity'
import { decide, type Place } from './decide'
import { type Difference, ownDifference } from './difference'
import type { AlignInput, AlignOptions } from './input'

/**
 * The difference that arrays with the same elements in another order make: their order is compared, nothing else. `isComplete`: no column lacks one of
 * the elements.
 */
export function orderDifference(
  inputs: readonly AlignInput[],
  options: AlignOptions,
  place: Place,
  key: string,
  isComplete: boolean,
): Difference {
  const columns = place.cols.map((col) => place.raws[col] as readonly unknown[])
  const orders = new Orders(columns, key, isComplete)
  const ancestor: AlignOptions['ancestor'] = (path, a, b) => {
    const common = options.ancestor(path, a, b)
    return common && { value: orders.of(common.value) }
  }
  const raws = place.raws.map((raw, col) => (place.cols.includes(col) ? orders.of(raw) : raw))
  return ownDifference(decide(inputs, { ancestor }, { ...place, raws })?.state ?? 'differs')
}

/** Numbers, as texts, for the orders in which arrays have the elements that all columns have: cheap to compare. */
class Orders {
  private readonly numbers = new Map<unknown, string>()
  private readonly distinct: (readonly unknown[])[] = []
  private shared: ReadonlySet<unknown> | undefined

  constructor(
    private readonly columns: readonly (readonly unknown[])[],
    private readonly key: string,
    private readonly isComplete: boolean,
  ) {}

  of(array: unknown): string {
    const known = this.numbers.get(array)
    if (known !== undefined) return known
    const elements = this.elements(array)
    const found = this.distinct.findIndex((other) => this.isSame(elements, other))
    const order = String(found < 0 ? this.distinct.push(elements) - 1 : found)
    this.numbers.set(array, order)
    return order
  }

  private elements(array: unknown): readonly unknown[] {
    if (!Array.isArray(array)) return []
    if (this.isComplete && this.columns.includes(array)) return array
    const { common } = this
    return array.filter((element) => common.has(identityOf(element, this.key)))
  }

  private isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
    return (
      a.length === b.length && a.every((element, i) => identityOf(element, this.key) === identityOf(b[i], this.key))
    )
  }

  private get common(): ReadonlySet<unknown> {
    if (this.shared) return this.shared
    const [first = [], ...others] = this.columns.map((column) => this.ids(column))
    const lists = others.map((ids) => new Set(ids))
    this.shared = new Set(first.filter((id) => lists.every((list) => list.has(id))))
    return this.shared
  }

  private ids(array: readonly unknown[]): unknown[] {
    return array.map((element) => identityOf(element, this.key))
  }
}
