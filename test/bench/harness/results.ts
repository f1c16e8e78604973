import type { BenchCase, Figure, Metric } from '../define-case'

/** A metric and what came of it. */
export interface Row extends Metric {
  figure: Figure | undefined
  met: boolean
  /** The case broke down: what it said. */
  problem?: string
}

/** The rows of a case that gave `figures`, or broke down. */
export function rowsOf(one: BenchCase, figures: Readonly<Record<string, Figure>>, problem?: string): Row[] {
  return one.metrics.map((metric) => {
    const figure = figures[metric.name]
    const valid = figure !== undefined && Number.isFinite(figure.ratio) ? figure : undefined
    const trouble = problem ?? (valid ? undefined : 'the case gave no figure')
    return {
      ...metric,
      figure: valid,
      met: valid !== undefined && isMet(metric, valid.ratio),
      ...(trouble !== undefined && { problem: trouble }),
    }
  })
}

const isMet = ({ better, target }: Metric, ratio: number): boolean =>
  target === undefined || (better === 'lower' ? ratio <= target : ratio >= target)

/** A ratio with three digits that count. */
export const rounded = (ratio: number): number => (ratio >= 1000 ? Math.round(ratio) : Number(ratio.toPrecision(3)))

/** `≤ 2`, `≥ 100 ms`; empty without a target. */
export const targetInWords = ({ better, target, unit }: Metric): string =>
  target === undefined ? '' : `${better === 'lower' ? '≤' : '≥'} ${target}${unit === undefined ? '' : ` ${unit}`}`

/** `yes`, `**no**`, or nothing without a target. */
export const verdictOf = (row: Row): string => (row.target === undefined ? '' : row.met ? 'yes' : 'no')

export const ratioInWords = ({ figure, unit }: Row): string =>
  figure ? `${rounded(figure.ratio).toLocaleString('en')}${unit === undefined ? '' : ` ${unit}`}` : '–'
