import { describe, expect, it } from 'vitest'
import type { AdapterFixture } from './define-adapter'

// The adapters themselves need a page to load in: test/agent/contract.test.ts runs the fixtures in a real browser.
const files = Object.keys(import.meta.glob('./*.ts')).filter((path) => /^\.\/[a-z0-9-]+\.ts$/.test(path))
const fixtures = import.meta.glob<{ fixture: AdapterFixture }>('./*.fixture.ts', { eager: true })

describe.each(files.filter((path) => !path.includes('define-')))('adapter %s', (path) => {
  it('has a fixture that says what the agent is to see', () => {
    const fixture = fixtures[path.replace('.ts', '.fixture.ts')]?.fixture
    expect(fixture?.lines.length).toBeGreaterThan(0)
    expect(fixture?.act).toBeTypeOf('function')
  })
})
