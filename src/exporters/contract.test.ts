import { describe, expect, test } from 'vitest'
import { sampleSession } from '../core/session/session.fixture'
import type { ExporterFixture } from './contract.fixture'
import { exporters } from './registry.generated'

const fixtures = import.meta.glob<{ default: ExporterFixture }>(['./*.fixture.ts', '!./contract.fixture.ts'], {
  eager: true,
})

describe.each(exporters.map((exporter) => [exporter.id, exporter] as const))('exporter %s', (id, exporter) => {
  const fixture = fixtures[`./${id}.fixture.ts`]?.default

  test('writes what its fixture says, the same each time, and leaves the session as it was', () => {
    const session = sampleSession()
    const text = exporter.write(session)
    expect(fixture?.contains.filter((part) => !text.includes(part))).toEqual([])
    expect(exporter.write(session)).toBe(text)
    expect(session).toEqual(sampleSession())
    expect(exporter.ending).toMatch(/^(\.[a-z]+)+$/)
  })

  test.runIf(fixture?.read)('is read again without a loss', () => {
    expect(fixture?.read?.(exporter.write(sampleSession()))).toEqual(sampleSession())
  })
})
