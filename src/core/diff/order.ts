/** The positions in a list of distinct numbers that must move for it to be ascending: as few as possible. O(n log n). */
export function outOfOrder(list: readonly number[]): number[] {
  if (list.every((value, i) => i === 0 || value > (list[i - 1] ?? 0))) return []
  // Longest ascending subsequence by patience: `tails[n]` is the position of the smallest end of one of length n + 1.
  const tails: number[] = []
  const before: number[] = []
  for (let i = 0; i < list.length; i++) {
    const value = list[i] ?? 0
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((list[tails[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    before[i] = low > 0 ? (tails[low - 1] ?? -1) : -1
    tails[low] = i
  }
  const inOrder = new Set<number>()
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) inOrder.add(i)
  return [...list.keys()].filter((i) => !inOrder.has(i))
}
