/** The last of a list for which a condition holds; from the first for which it fails on, it must fail for all. */
export function lastWhile<T>(list: readonly T[], holds: (each: T) => boolean): T | undefined {
  return list[countWhile(list, holds) - 1]
}

/** How many at the beginning of a list meet a condition that none of the others meets. */
export function countWhile<T>(list: readonly T[], holds: (each: T) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const each = list[middle]
    if (each !== undefined && holds(each)) low = middle + 1
    else high = middle
  }
  return low
}
