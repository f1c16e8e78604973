import type { Outcome } from './run'

/** How the builds of a case went, as a row. */
export function rowOf(id: string, outcomes: readonly Outcome[], width: number): string {
  const [broken, mended] = [false, true].map((which) =>
    outcomes.find((outcome) => outcome.id === id && outcome.mended === which),
  )
  return row([id, broken ? told(broken) : '–', mended ? told(mended) : '–'], width)
}

export const headOf = (width: number): string => row(['CASE', 'BROKEN', 'MENDED'], width)

const row = ([id = '', broken = '', mended = '']: readonly string[], width: number): string =>
  `${id.padEnd(width)}  ${broken.padEnd(30)}  ${mended}`

function told({ mended, expected, found, alarms, failure }: Outcome): string {
  if (failure !== undefined) return 'FAILED'
  const parts = [
    ...(mended || found < expected ? [] : ['found']),
    ...(found < expected ? [`MISSED ${expected - found} of ${expected}`] : []),
    ...(alarms.length > 0 ? [`${alarms.length} FALSE ALARM${alarms.length === 1 ? '' : 'S'}`] : []),
  ]
  return parts.length > 0 ? parts.join(', ') : 'silent'
}

/** What is to be said of one outcome beyond the table, a line each. */
export function detailsOf({ id, mended, missed, alarms, failure }: Outcome): string[] {
  const name = `${id}${mended ? ' (mended)' : ''}`
  return [
    ...(failure === undefined ? [] : [`${name} FAILED: ${failure.replaceAll('\n', '\n  ')}`]),
    ...missed.map((each) => `${name} MISSED ${each}`),
    ...alarms.map((each) => `${name} FALSE ALARM ${each}`),
  ]
}

/**
 * What can be found are the findings that the cases are to show; controls are the mended builds and the healthy cases. What
 * could not be played was not found, and not silent either.
 */
export function totalOf(outcomes: readonly Outcome[]): { text: string; perfect: boolean } {
  const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0)
  const expected = sum(outcomes.map((outcome) => outcome.expected))
  const found = sum(outcomes.map((outcome) => outcome.found))
  const alarms = sum(
    outcomes.map((outcome) => (outcome.mended && outcome.failure !== undefined ? 1 : outcome.alarms.length)),
  )
  const controls = outcomes.filter(({ mended }) => mended).length
  return {
    text: `${found} of ${expected} found, ${alarms} false alarms in ${controls} controls`,
    perfect: found === expected && alarms === 0,
  }
}
