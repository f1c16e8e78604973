import { expect, it } from 'vitest'
import { codecs } from '../../../codecs/registry.generated'
import { diagnose } from '../../../core/diagnose'
import { flagship, refusedCart } from '../../../core/timeline/build.fixture'
import { rules } from '../../../rules/registry.generated'
import { diagnosis, finding, subject } from '../../store/subject.fixture'
import { asMarkdown } from './as-markdown'

it('says all of a finding that a colleague without the panel needs', () => {
  const said = diagnose(refusedCart(), { codecs, rules })
  const [first] = said.findings
  const text = first ? asMarkdown(first, said) : ''
  expect(text).toMatch(/^### cart-storage: save-failed\n\n\*\*error, likely\.\*\* `cart-storage`: POST/)
  expect(text).toMatch(/\n\nWhat shows it:\n- \d\d:\d\d:\d\d\.\d{3} /)
  expect(text).toMatch(/\n\nHow to mend it:\n\n```ts\n[^]+\n```$/)
})

it('says what can still be saved, and when a write was asked for that came to be known later', () => {
  const said = diagnose(flagship(), { codecs, rules })
  const first = said.findings.find(({ rule }) => rule === 'write-before-hydration')
  const text = first ? asMarkdown(first, said) : ''
  expect(text).toContain('Can still be saved: what was saved before that write.')
  expect(text).toContain('cart-store: written, asked for 19 ms before')
})

it('leaves out what a finding does not have, and keeps fences whole', () => {
  const bare = finding('f', { sentence: 'It broke.', paths: ['a.b', 'c'], fix: 'const a = `x` // ```' })
  expect(asMarkdown(bare, diagnosis([subject('cart')]))).toBe(
    '### cart: save-failed\n\n**error, certain.** It broke.\n\nPaths: `a.b`, `c`\n\nHow to mend it:\n\n````ts\nconst a = `x` // ```\n````',
  )
})
