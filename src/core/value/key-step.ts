/**
 * The step for a Map's key: strings stand for themselves, other primitives for their text, an object for its position.
 * So two keys may share a step (`1` and `'1'`); the string is found first.
 */
export function keyStep(key: unknown, index: number): string {
  return (typeof key === 'object' && key !== null) || typeof key === 'symbol' ? `#${index}` : String(key)
}
