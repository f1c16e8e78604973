import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server'
import { readSession } from '../../src/cli/session-file'
import type { Session } from '../../src/core/session/session'
import { driftscope, type Ended } from '../support/command-line'

const folder = mkdtempSync(join(tmpdir(), 'driftscope-tabs-'))
let app: Playground
beforeAll(async () => {
  app = await startPlayground()
})
afterEach(() => app.reset())
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

async function record(flow: string, query: string): Promise<{ ended: Ended; session: Session }> {
  const out = join(folder, `${flow}${query === '' ? '' : '-mistaken'}.session.json.gz`)
  const flags = ['--flow', `playground/flows/${flow}.mjs`, '--out', out, '--fail-on', 'warning']
  const ended = await driftscope('record', `${app.url}/${query}`, ...flags)
  return { ended, session: readSession(out) }
}

const paths = ({ environment }: Session): string[] => environment.documents.map(({ url }) => new URL(url).pathname)

describe('two tabs', () => {
  test('one overwrites the other: the finding names both, the session has both, and it fails', async () => {
    const { ended, session } = await record('two-tabs', '?pitfall=cross-tab-overwrite')
    expect(ended).toMatchObject({ code: 1, stderr: '' })
    expect(ended.stdout).toContain('ERROR cross-tab-overwrite (certain): workspace')
    expect(ended.stdout).toMatch(/tab 2 overwrote tab 1's\s+`drafts\.desert`/)
    expect(session.findings).toMatchObject([{ rule: 'cross-tab-overwrite', paths: ['drafts.desert'] }])
    expect(session.tabs).toHaveLength(2)
    expect(paths(session)).toEqual(['/', '/projects/desert', '/'])
    const writers = session.events.flatMap((event) =>
      event.type === 'storage-written' && event['seenBy'] === 'method' && event.source.includes('workspace')
        ? [event.tab]
        : [],
    )
    expect(new Set(writers)).toEqual(new Set(session.tabs.map(({ id }) => id)))
  })

  test('that follow each other: nothing is found', async () => {
    const { ended, session } = await record('two-tabs', '')
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toContain('No findings.')
    expect(session.tabs).toHaveLength(2)
  })
})

describe('a reload', () => {
  test('before a change was sent: the finding says what the server lacks, and it fails', async () => {
    const { ended, session } = await record('lost-save', '?pitfall=lost-pending-save')
    expect(ended).toMatchObject({ code: 1, stderr: '' })
    expect(ended.stdout).toContain('ERROR lost-pending-save')
    expect(session.findings).toMatchObject([{ rule: 'lost-pending-save', paths: ['scenes["first-snow"].title'] }])
    expect(session.tabs).toHaveLength(1)
    expect(paths(session)).toEqual(['/', '/projects/winter', '/projects/winter'])
  })

  test('that sends it on leaving: nothing is found', async () => {
    const { ended, session } = await record('lost-save', '')
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toContain('No findings.')
    expect(paths(session)).toEqual(['/', '/projects/winter', '/projects/winter'])
  })
})
