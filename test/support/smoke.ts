/** `npm test` runs a part of the long suites only, so that it ends within a quarter of an hour. */
export const isSmoke = process.env['DRIFTSCOPE_SMOKE'] === '1'

/** Of cases that are alike the first and the last when only a part runs; else all. */
export function some<T>(cases: readonly T[]): T[] {
  return isSmoke ? cases.filter((_, index) => index === 0 || index === cases.length - 1) : [...cases]
}
