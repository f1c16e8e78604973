import type { DryRunAnswer, DryRunInput } from '../../../core/dry-run/tried-state'
import type { Trial } from '../../../core/dry-run/saved-states'
import { preview } from '../../../core/value/preview'
import type { Outcome, OutcomeRow } from './outcome'

/** One trial that is over. */
export interface Tried {
  input: DryRunInput
  answer: DryRunAnswer
  outcome: Outcome | undefined
}

export const HEADS = ['path', 'saved', 'result', 'what'] as const
export const WAITED =
  '`migrate` waited for something: what it wrote from its first wait on was not held back, as it cannot be told from what the page itself writes.'
export const CUT = 'Part of it was too large to be read, so it cannot be said what is lost.'

/** What went through what. */
export function titleOf(
  { subject, version }: Pick<Trial, 'subject' | 'version'>,
  { version: from }: DryRunInput,
): string {
  if (from === undefined || from === version) return `${subject}: merged as version ${version ?? 'of the store'}`
  return `${subject}: version ${from} → ${version ?? 'the store’s'}`
}

/** The result in a sentence. */
export function verdictOf({ answer, outcome }: Tried): { sentence: string; tone: 'ok' | 'warn' | 'bad' } {
  const { failed } = answer
  if (failed !== undefined) return { sentence: `It failed: ${failed}`, tone: 'bad' }
  if (!outcome) return { sentence: 'The page gave no result.', tone: 'bad' }
  if (outcome.isCut) return { sentence: CUT, tone: 'warn' }
  if (outcome.lost.length > 0) {
    const isHarm = outcome.rows.some(({ kind }) => kind === 'lost')
    return { sentence: outcome.lost.join(' '), tone: isHarm ? 'bad' : 'warn' }
  }
  if (outcome.rows.length === 0) return { sentence: 'Nothing is lost: the store would hold just that.', tone: 'ok' }
  return { sentence: 'Nothing is lost: all that was saved stands somewhere in the result.', tone: 'ok' }
}

/** A row under `HEADS`. */
export function cellsOf({ path, saved, made, what }: OutcomeRow): string[] {
  return [path, ...[saved, made].map((held) => (held ? preview(held.value, 60) : '–')), what]
}

/** For an issue. */
export function triedAsMarkdown(trial: Trial, tried: Tried): string {
  const { answer, outcome } = tried
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`
  const rows = outcome?.rows ?? []
  return [
    `## Migration dry run: ${titleOf(trial, tried.input)}`,
    verdictOf(tried).sentence,
    rows.length > 0 && [row(HEADS), row(HEADS.map(() => '---')), ...rows.map((each) => row(cellsOf(each)))].join('\n'),
    answer.writes.length > 0 && `Held back: ${answer.writes.map((write) => `\`${write}\``).join(', ')}.`,
    answer.waited && WAITED,
  ]
    .filter(Boolean)
    .join('\n\n')
}
