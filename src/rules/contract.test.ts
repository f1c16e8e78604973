import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { codecs } from '../codecs/registry.generated'
import { diagnose } from '../core/diagnose'
import type { Facts } from '../core/facts'
import { flagship } from '../core/timeline/build.fixture'
import type { Recording } from '../core/timeline/recording'
import { parsePath } from '../core/value/path'
import { defineRule } from './define-rule'
import { rules } from './registry.generated'
import type { RuleFixture } from './support/fixture'

const fixtures = import.meta.glob<{ fixture: RuleFixture }>('./*.fixture.ts', { eager: true })
const judged = (recording: Recording) => diagnose(recording, { codecs, rules })

const broken = defineRule({
  id: 'broken',
  severity: 'error',
  precedence: 0,
  needs: [],
  check: () => {
    throw new Error('cannot judge')
  },
})

describe.each(rules.map((rule) => ({ id: rule.id, rule })))('rule $id', ({ id, rule }) => {
  const { fires, silent } = fixtures[`./${id}.fixture.ts`]?.fixture ?? { fires: [], silent: [] }

  it('has recordings of both kinds, and a page', () => {
    const page = new URL(`./${id}.md`, import.meta.url)
    expect([fires.length > 0, silent.length > 0, existsSync(page)]).toEqual([true, true, true])
    expect(readFileSync(page, 'utf8')).toMatch(new RegExp(`^# ${id}\n[^]+## How to fix it[^]+\`\`\``))
  })

  it.each(fires)(
    'fires: $name',
    ({ recording, subject, paths, severity = rule.severity, confidence, says = [], consequence, rescue, fix }) => {
      const { findings, subjects, failures, events } = judged(recording())
      expect(failures).toEqual([])
      const found = findings.filter((finding) => finding.rule === id)
      expect(found.map((finding) => finding.paths)).toEqual([paths])
      const [finding] = found
      const about = subjects.find((each) => each.id === finding?.subject)
      const sources = about?.sources ?? []
      expect(about?.name).toBe(subject)
      expect(finding?.severity).toBe(severity)
      expect(finding?.confidence).toBe(confidence ?? finding?.confidence)
      expect(finding?.sentence).toMatch(inOrder([`\`${subject}\``, ...says]))
      expect(finding?.consequence).toContain(consequence ?? '')
      expect(finding?.fix).toMatch(/\w/)
      expect(finding?.fix).toContain(fix ?? '')
      expect(finding?.rescue?.what ?? '').toContain(rescue ?? '')
      const known = new Set(events.map((event) => event.id))
      expect(finding?.evidence.filter((event) => !known.has(event))).toEqual([])
      expect(finding?.evidence.length).toBeGreaterThan(0)
      const { from, to } = finding?.rescue ?? {
        from: { event: finding?.evidence[0], source: sources[0] },
        to: sources[0],
      }
      expect(known).toContain(from.event)
      expect(sources).toEqual(expect.arrayContaining([from.source, to]))
      expect(finding?.paths.filter((path) => parsePath(path) === undefined)).toEqual([])
      expect(about?.status).toBe(severity === 'info' ? 'ok' : severity)
      expect(about?.verdict.sentence).toMatch(inOrder([`${subject}: `]))
      // It says the same again, and in any order of the rules.
      expect(diagnose(recording(), { codecs, rules: rules.toReversed() }).findings).toEqual(findings)
    },
  )

  it.each(silent)('is silent: $name', ({ recording, instead, clears }) => {
    const { findings, failures, subjects } = judged(recording())
    // A rule that only ever informs is silent when it says nothing at all.
    const isLoud = (finding: (typeof findings)[number]): boolean =>
      finding.severity !== 'info' || (finding.rule === id && rule.severity === 'info')
    const loud = findings.filter(isLoud).map((finding) => finding.rule)
    expect(failures).toEqual([])
    expect(loud).toEqual(instead === undefined ? [] : [instead])
    expect(loud).not.toContain(id)
    const cleared = subjects.flatMap(({ cleared: own = [] }) => own).filter((each) => each.rule === id)
    expect(cleared.map(({ because }) => because).join()).toContain(clears ?? '')
  })

  // One recording of each is enough: that another rule fails does not depend on what was recorded.
  it.each(fires.slice(0, 1))('speaks though another rule fails: $name', ({ recording }) => {
    const { findings, failures } = diagnose(recording(), { codecs, rules: [broken, ...rules] })
    expect(failures).toEqual([{ plugin: 'broken', message: 'cannot judge' }])
    expect(findings).toEqual(judged(recording()).findings)
  })
})

describe('the rules', () => {
  it('have each its own place in the order of precedence', () => {
    expect(new Set(rules.map(({ precedence }) => precedence)).size).toBe(rules.length)
  })

  it('get only the facts they declare', () => {
    const given: string[] = []
    const rule = defineRule({
      id: 'test',
      severity: 'info',
      precedence: 0,
      needs: ['subject', 'now'],
      check: (facts) => {
        expectTypeOf(facts).toEqualTypeOf<Pick<Facts, 'subject' | 'now'>>()
        given.push(...Object.keys(facts))
        return []
      },
    })
    expect(diagnose(flagship(), { codecs, rules: [rule] }).failures).toEqual([])
    expect(given).toEqual(['subject', 'now'])
  })
})

function inOrder(texts: readonly string[]): RegExp {
  return new RegExp(texts.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('[^]*'))
}
