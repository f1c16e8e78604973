/** A function of two objects that is worked out once for each pair of them, for as long as both are there. */
export function byPair<T>(work: (a: object, b: object) => T): (a: object, b: object) => T {
  const known = new WeakMap<object, WeakMap<object, { result: T }>>()
  return (a, b) => {
    const ofFirst = known.get(a) ?? new WeakMap<object, { result: T }>()
    known.set(a, ofFirst)
    const found = ofFirst.get(b) ?? { result: work(a, b) }
    ofFirst.set(b, found)
    return found.result
  }
}
