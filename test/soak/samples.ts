import type { Held } from './heap'

/** How things stood after a round of use, with nothing under way. */
export interface Sample {
  minute: number
  /** Changes made so far, of the document and of all. */
  changes: number
  document: number
  page: Held
  /** What is absent, the control has not. */
  panel?: Held
  worker?: number | undefined
  /** Facts that the recorder says it keeps, their bytes, and how many have gone. */
  kept?: { events: number; bytes: number; dropped: number }
  /** Characters that the page has sent so far. */
  sent?: number
  /** ms until the panel showed the last change. */
  shown?: number
  /** The least ms of a burst. */
  burst: number
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The first third of some samples, and the last. */
export function ends<T>(samples: readonly T[]): [first: T[], last: T[]] {
  const third = Math.ceil(samples.length / 3)
  return [samples.slice(0, third), samples.slice(-third)]
}

/** From the middle of the first third to the middle of the last. */
export function growth<T>(samples: readonly T[], of: (sample: T) => number | undefined): number {
  const [first, last] = ends(samples).map((part) => median(part.flatMap((sample) => of(sample) ?? [])))
  return (last ?? Number.NaN) - (first ?? Number.NaN)
}

/** Samples of the document that was there longest. */
export function longest(samples: readonly Sample[]): Sample[] {
  const documents = [...new Set(samples.map(({ document }) => document))]
  const lives = documents.map((document) => samples.filter((sample) => sample.document === document))
  return lives.toSorted((a, b) => b.length - a.length)[0] ?? []
}

/** Of one document, from the moment on that its recorder keeps no more than before. */
export const fullOf = (samples: readonly Sample[]): Sample[] =>
  longest(samples).filter(({ kept }) => (kept?.dropped ?? 0) > 0)

/** Minutes from which on trends are judged, and rounds with a full recorder that it takes, however long they last. */
export const TREND_MINUTES = 8
export const TREND_ROUNDS = 20

const MB = 1024 * 1024
const inMb = (bytes: number | undefined): string => (bytes === undefined ? '' : (bytes / MB).toFixed(1))

/** As a table for people. */
export function tableOf(samples: readonly Sample[]): string {
  const heads = 'minute,changes,page MB,panel MB,panel nodes,worker MB,facts,facts MB,gone,sent MB,shown ms,burst ms'
  const rows = samples.map((sample) => [
    sample.minute.toFixed(1),
    sample.changes,
    inMb(sample.page.heap),
    inMb(sample.panel?.heap),
    sample.panel?.nodes ?? '',
    inMb(sample.worker),
    sample.kept?.events ?? '',
    inMb(sample.kept?.bytes),
    sample.kept?.dropped ?? '',
    inMb(sample.sent),
    sample.shown?.toFixed(0) ?? '',
    sample.burst.toFixed(1),
  ])
  const cells = [heads.split(','), ...rows.map((row) => row.map(String))]
  const widths = heads.split(',').map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ')).join('\n')
}
