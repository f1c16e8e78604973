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
  const ids = (array: unknown) =>
    Array.isArray(array) ? array.map((element: unknown) => identityOf(element, key)) : []
  const lists = place.cols.map((col) => new Set(ids(place.raws[col])))
  const order = (array: unknown) => ids(array).filter((id) => lists.every((list) => list.has(id)))
  const ancestor: AlignOptions['ancestor'] = (path, a, b) => {
    const common = options.ancestor(path, a, b)
    return common && { value: order(common.value) }
  }
  const raws = place.raws.map((raw, col) => (place.cols.includes(col) ? order(raw) : raw))
  return ownDifference(decide(inputs, { ancestor }, { ...place, raws })?.state ?? 'differs')
}
