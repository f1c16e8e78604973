import { identityOf } from '../value/identity'
import { decide, type Place } from './decide'
import { type Difference, ownDifference } from './difference'
import type { AlignInput, AlignOptions } from './input'

/** The difference that arrays with the same elements in another order make: their order is compared, nothing else. */
export function orderDifference(
  inputs: readonly AlignInput[],
  options: AlignOptions,
  place: Place,
  key: string,
): Difference {
  const orders = new Orders(
    place.cols.map((col) => place.raws[col]),
    key,
  )
  const ancestor: AlignOptions['ancestor'] = (path, a, b) => {
    const common = options.ancestor(path, a, b)
    return common && { value: orders.of(common.value) }
  }
  const raws = place.raws.map((raw, col) => (place.cols.includes(col) ? orders.of(raw) : raw))
  return ownDifference(decide(inputs, { ancestor }, { ...place, raws })?.state ?? 'differs')
}

/** The order of the elements that all columns have, as a text: cheap to compare. */
class Orders {
  private readonly known = new Map<unknown, string>()
  private readonly common: ReadonlySet<unknown>

  constructor(
    columns: readonly unknown[],
    private readonly key: string,
  ) {
    const [first = [], ...others] = columns.map((column) => this.ids(column))
    const lists = others.map((ids) => new Set(ids))
    this.common = new Set(first.filter((id) => lists.every((list) => list.has(id))))
  }

  of(array: unknown): string {
    const known = this.known.get(array)
    if (known !== undefined) return known
    const order = JSON.stringify(this.ids(array).filter((id) => this.common.has(id)))
    this.known.set(array, order)
    return order
  }

  private ids(array: unknown): unknown[] {
    return Array.isArray(array) ? array.map((element: unknown) => identityOf(element, this.key)) : []
  }
}
