import { expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { persistedStore, recording } from '../timeline/build.fixture'

it('an entry too large to be recorded whole is unknown, and the verdict says so', () => {
  const built = recording()
  const page = built.tab().open().at(5)
  persistedStore(page, { name: 'cart', initial: { a: 0 }, saved: { a: 1 } })
  const cut = { $: 'truncated', of: 'string', size: 5_000_000, head: '{"state":' } as const
  page.at(500).add({ type: 'storage-written', source: 'localStorage:cart', value: cut, seenBy: 'sweep' })
  const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
  expect(subject?.tree.state).toBe('unknown (truncated)')
  expect(subject?.verdict.sentence).toContain('memory and localStorage were not recorded in full')
})
