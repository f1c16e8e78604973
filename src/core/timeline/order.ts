/** How many of a list that is in order of `seq` come before one; `seqOf` tells an element's. */
export function countBefore<T>(list: readonly T[], seq: number, seqOf: (element: T) => number): number {
  let from = 0
  let to = list.length
  while (from < to) {
    const middle = (from + to) >>> 1
    const element = list[middle]
    if (element !== undefined && seqOf(element) < seq) from = middle + 1
    else to = middle
  }
  return from
}
