import { expect, test } from 'vitest'
import type { Finding } from '../../../core/session/session'
import { unexplained } from './without-finding'

const ORIGIN = 'http://localhost:3000'

const subject = (id: string, group: 'store' | 'rendered' = 'store', findings: Finding[] = []) => ({
  id,
  group,
  status: findings.length > 0 ? ('error' as const) : ('differs' as const),
  findings,
})

const finding = (of: string, evidence: string[]): Finding => ({
  id: `rule ${of}`,
  rule: 'rule',
  severity: 'error',
  confidence: 'certain',
  subject: of,
  paths: [],
  sentence: '',
  consequence: '',
  evidence,
  explains: [],
  fix: '',
})

const listed = (subjects: ReturnType<typeof subject>[], events: { id: string; subject: string }[]): string[] =>
  unexplained({ subjects, events }).map(({ id }) => id)

test('a subject that differs is listed, one with a finding of its own is not', () => {
  const [plain, found] = [`tab 1@${ORIGIN}/zustand/a`, `tab 1@${ORIGIN}/zustand/b`]
  const subjects = [subject(plain), subject(found, 'store', [finding(found, ['e1'])])]
  expect(listed(subjects, [{ id: 'e1', subject: found }])).toEqual([plain])
})

test('nor is one whose finding is muted', () => {
  const id = `tab 1@${ORIGIN}/zustand/a`
  expect(
    unexplained({
      subjects: [{ ...subject(id), ignoredFindings: [{ finding: finding(id, []), by: [] }] }],
      events: [],
    }),
  ).toEqual([])
})

test('what another tab did to the same store is said there', () => {
  const [first, second] = [`tab-1@${ORIGIN}/zustand/a`, `tab-2@${ORIGIN}/zustand/a`]
  const events = [
    { id: 'e1', subject: first },
    { id: 'e2', subject: second },
  ]
  const seen = (evidence: string[]) => [subject(first), subject(second, 'store', [finding(second, evidence)])]
  expect(listed(seen(['e1', 'e2']), events)).toEqual([])
  expect(listed(seen(['e2']), events)).toEqual([first])
})

test('a finding of another store whose evidence passes by here explains nothing', () => {
  const [scenes, ui] = [`t@${ORIGIN}/zustand/scenes`, `t@${ORIGIN}/zustand/ui`]
  const subjects = [subject(scenes), subject(ui, 'store', [finding(ui, ['e1'])])]
  expect(listed(subjects, [{ id: 'e1', subject: scenes }])).toEqual([scenes])
})

test('a rendered page is explained once findings show all that React found different', () => {
  const [page, store] = ['t@rendered/projects', `t@${ORIGIN}/zustand/a`]
  const subjects = [subject(page, 'rendered'), subject(store, 'store', [finding(store, ['e1'])])]
  expect(listed(subjects, [{ id: 'e1', subject: page }])).toEqual([])
  expect(
    listed(subjects, [
      { id: 'e1', subject: page },
      { id: 'e2', subject: page },
    ]),
  ).toEqual([page])
})
