import { SafeMap } from './primordials'

/** From so many objects on, growing the map of them takes a while: it doubles at powers of two. */
const SLOW_GROWTH = 2 ** 15

/** Which objects have been written, and where. */
export class SeenObjects {
  /** The map has just been made anew: time to look at the clock. Whoever looks sets it back. */
  hasGrown = false
  private readonly places = new SafeMap<object, number>()

  has(value: object): boolean {
    return this.places.has(value)
  }

  placeOf(value: object): number | undefined {
    return this.places.get(value)
  }

  add(value: object, place: number): void {
    this.places.set(value, place)
    const { size } = this.places
    if (size >= SLOW_GROWTH && (size & (size - 1)) === 0) this.hasGrown = true
  }
}
