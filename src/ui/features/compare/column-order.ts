/** The indices of a subject's columns as they stand: those put in order by hand first, the others as they come. */
export function ordered(keys: readonly string[], order: readonly string[]): number[] {
  const rank = (index: number): number => {
    const at = order.indexOf(keys[index] ?? '')
    return at < 0 ? order.length : at
  }
  return keys.map((_, index) => index).toSorted((a, b) => rank(a) - rank(b))
}

/** The columns with one of them at another place; places beyond the ends are the ends. */
export function moveTo(keys: readonly string[], key: string, place: number): string[] {
  const others = keys.filter((other) => other !== key)
  const at = Math.max(0, Math.min(others.length, place))
  return [...others.slice(0, at), key, ...others.slice(at)]
}
