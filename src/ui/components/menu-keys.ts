/** The item a key leads to in a menu: arrows round the end, Home, End, or the next that begins with the letter. */
export function menuKey(key: string, labels: readonly string[], at: number): number | undefined {
  const { length } = labels
  if (length === 0) return undefined
  if (key === 'ArrowDown') return (at + 1) % length
  if (key === 'ArrowUp') return (Math.max(at, 0) - 1 + length) % length
  if (key === 'Home') return 0
  if (key === 'End') return length - 1
  if (key.length !== 1 || key === ' ') return undefined
  for (let step = 1; step <= length; step += 1) {
    const index = (at + step) % length
    if (labels[index]?.toLowerCase().startsWith(key.toLowerCase())) return index
  }
  return undefined
}
