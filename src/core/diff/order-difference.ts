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

/** The order of the elements that all columns have, as a text: cheap to compare. */
class Orders {
  private readonly texts = new Map<unknown, string>()
  private shared: ReadonlySet<unknown> | undefined

  constructor(
    private readonly columns: readonly (readonly unknown[])[],
    private readonly key: string,
    isComplete: boolean,
  ) {
    if (isComplete) for (const column of columns) this.texts.set(column, JSON.stringify(this.ids(column)))
  }

  of(array: unknown): string {
    const known = this.texts.get(array)
    if (known !== undefined) return known
    const { common } = this
    const order = JSON.stringify(Array.isArray(array) ? this.ids(array).filter((id) => common.has(id)) : [])
    this.texts.set(array, order)
    return order
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
