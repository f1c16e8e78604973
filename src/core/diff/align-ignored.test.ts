import { expect, it } from 'vitest'
import type { Path } from '../value/path'
import { align, divergences } from './align'
import { memory, storage } from './align.fixture'
import { render, renderAll } from './render.fixture'
import { countEqual } from '../subject/rows'

const rows = [{ a: 1 }, { b: 1 }].map((own, i) => ({ id: `r${i}`, at: i, ...own }))
const stored = rows.map((row) => ({ ...row, at: 9 }))
const ignoring = (ignored: (path: Path) => boolean) =>
  align(
    [
      memory({ rows, theme: 'dark', seen: new Set([1]), same: 1 }),
      storage({ rows: stored, theme: 'light', seen: {}, same: 1 }),
    ],
    {
      ancestor: () => undefined,
      ignored,
    },
  )
const counts = ({ divergent, benign, ignored, ignoredCount }: ReturnType<typeof align>) => ({
  divergent,
  benign,
  ...(ignored && { ignored }),
  ...(ignoredCount !== undefined && { ignoredCount }),
})

it('what is ignored keeps its state and its cells, and counts apart', () => {
  const tree = ignoring((path) => path.at(-1) === 'at')
  expect(counts(tree)).toEqual({ divergent: 1, benign: 1, ignoredCount: 2 })
  expect(divergences(tree, true).map(({ path }) => path)).toEqual([['theme'], ['seen']])
  expect(render(tree)).toContain('rows.r0.at | 0 | 9 | differs')
  const [list] = tree.children()
  expect(list && [list.state, counts(list)]).toEqual(['equal', { divergent: 0, benign: 0, ignoredCount: 2 }])
})

it('so does all that is below an ignored path', () => {
  const tree = ignoring((path) => path.length === 1 && path[0] === 'rows')
  expect(counts(tree)).toEqual({ divergent: 1, benign: 1, ignoredCount: 2 })
  const at = tree.children()[0]?.children()[1]?.children()[1]
  expect(at && [at.state, counts(at)]).toEqual(['differs', { divergent: 0, benign: 0, ignored: true, ignoredCount: 1 }])
})

it('a benign difference is ignored as any other, an equal row is marked and not counted', () => {
  const tree = ignoring(([first]) => first === 'seen' || first === 'same')
  expect(counts(tree)).toEqual({ divergent: 3, benign: 0, ignoredCount: 1 })
  expect(tree.children().map(counts).slice(2)).toEqual([
    { divergent: 0, benign: 0, ignored: true, ignoredCount: 1 },
    { divergent: 0, benign: 0, ignored: true },
  ])
})

it('everything, when the root is', () => {
  const tree = ignoring((path) => path.length === 0)
  expect(counts(tree)).toEqual({ divergent: 0, benign: 0, ignored: true, ignoredCount: 4 })
  expect(divergences(tree, true)).toEqual([])
})

it('of what a column lacks as a whole, one row may be ignored: the whole still counts', () => {
  const tree = align([memory({ a: { b: 1, c: 1 } }), storage({})], {
    ancestor: () => undefined,
    ignored: (path) => path[1] === 'b',
  })
  expect(counts(tree)).toEqual({ divergent: 1, benign: 0 })
  expect(renderAll(tree)[2]).toBe('a.b | 1 | absent | differs')
  expect(tree.children()[0]?.children().map(counts)).toEqual([
    { divergent: 0, benign: 0, ignored: true, ignoredCount: 1 },
    { divergent: 1, benign: 0 },
  ])
})

it('ignored differences are no equal paths', () => {
  expect(
    countEqual(
      ignoring((path) => path.at(-1) === 'at'),
      100,
    ),
  ).toBe(5)
  expect(
    countEqual(
      ignoring(() => false),
      100,
    ),
  ).toBe(5)
})
