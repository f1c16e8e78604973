import { expect, test } from 'vitest'
import { codecs } from '../../../codecs/registry.generated'
import { diagnose } from '../../../core/diagnose'
import type { Finding } from '../../../core/session/session'
import { rules } from '../../../rules/registry.generated'
import { fixture as mismatch } from '../../../rules/ssr-mismatch.fixture'
import { unexplained } from './without-finding'

const ORIGIN = 'http://localhost:3000'

const subject = (id: string, findings: Finding[] = []) => ({
  id,
  group: 'store' as const,
  status: findings.length > 0 ? ('error' as const) : ('differs' as const),
  findings,
  members: [],
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
  const subjects = [subject(plain), subject(found, [finding(found, ['e1'])])]
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
  const seen = (evidence: string[]) => [subject(first), subject(second, [finding(second, evidence)])]
  expect(listed(seen(['e1', 'e2']), events)).toEqual([])
  expect(listed(seen(['e2']), events)).toEqual([first])
})

test('a finding of another store whose evidence passes by here explains nothing', () => {
  const [scenes, ui] = [`t@${ORIGIN}/zustand/scenes`, `t@${ORIGIN}/zustand/ui`]
  const subjects = [subject(scenes), subject(ui, [finding(ui, ['e1'])])]
  expect(listed(subjects, [{ id: 'e1', subject: scenes }])).toEqual([scenes])
})

test('a page that was rendered otherwise is explained where the store is that it shows', () => {
  const diagnoses = mismatch.fires.map(({ recording }) => diagnose(recording(), { codecs, rules }))
  const pages = diagnoses.flatMap(({ subjects }) => subjects.filter(({ group }) => group === 'rendered'))
  expect(pages.length).toBeGreaterThan(0)
  expect(diagnoses.flatMap(unexplained).filter(({ group }) => group === 'rendered')).toEqual([])
})
