import type { ToldHistory } from '../../../core/diagnosis'

/** A change of a watched path, as it is drawn. */
export interface Mark {
  /** 0: the recording's beginning, 1: its end. */
  x: number
  source: string
}

/** The values of one source over time, where all of them are numbers: points of a step line, 0 to 1 each; y grows upwards. */
export interface Line {
  source: string
  points: { x: number; y: number }[]
}

export interface Spark {
  marks: Mark[]
  lines: Line[]
}

/** What a sparkline shows of a path's history: a tick for each change, and a line for each source where all values are numbers. */
export function sparkOf({ changes }: Pick<ToldHistory, 'changes'>, from: number, to: number): Spark {
  const span = Math.max(1, to - from)
  const place = (at: number): number => Math.min(1, Math.max(0, (at - from) / span))
  const inOrder = changes.toReversed()
  const marks = inOrder.map(({ at, source }) => ({ x: place(at), source }))
  const numbers = inOrder.flatMap(({ at, source, to: held }) =>
    typeof held?.value === 'number' && Number.isFinite(held.value) ? [{ x: place(at), source, value: held.value }] : [],
  )
  if (numbers.length < inOrder.length || numbers.length === 0) return { marks, lines: [] }
  const values = numbers.map(({ value }) => value)
  const [least, most] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
  const height = (value: number): number => (most === least ? 0.5 : (value - least) / (most - least))
  const lines = [...new Set(numbers.map(({ source }) => source))].map((source): Line => {
    const own = numbers.filter((each) => each.source === source)
    const steps = own.flatMap(({ x, value }, index) => {
      const y = height(value)
      return [
        { x, y },
        { x: own[index + 1]?.x ?? 1, y },
      ]
    })
    return { source, points: steps }
  })
  return { marks, lines }
}
