import { guardHot } from '../guard'
import { defineProperty, getOwnPropertyDescriptor } from '../primordials'

const NAME = 'pendingLanes'

/**
 * Hears of each update that is asked of one of React's roots, while whoever asks is on the stack: React notes it in a
 * member of the root, in every build. Returns what gives the member back, or nothing where React keeps none.
 */
export function watchUpdates(root: object, asked: () => void): (() => void) | undefined {
  const own = getOwnPropertyDescriptor(root, NAME)
  if (!own?.configurable || typeof own.value !== 'number') return undefined
  let lanes = own.value
  const tell = guardHot(asked)
  const get = (): number => lanes
  const set = (next: number): void => {
    const isAsked = next !== 0 && (next & lanes) === lanes
    lanes = next
    if (isAsked) tell(undefined, undefined)
  }
  defineProperty(root, NAME, { __proto__: null, configurable: true, enumerable: true, get, set } as PropertyDescriptor)
  return () => {
    if (getOwnPropertyDescriptor(root, NAME)?.get === get) defineProperty(root, NAME, { ...own, value: lanes })
  }
}
