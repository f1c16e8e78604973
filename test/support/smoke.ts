/** `npm test` runs a part of the long suites only, so that it ends within a quarter of an hour. */
export const isSmoke = process.env['DRIFTSCOPE_SMOKE'] === '1'
