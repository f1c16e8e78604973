import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AgentSourceSchema, EventSchema } from '../timeline/event'

const page = readFileSync(new URL('../../../docs/session-format.md', import.meta.url), 'utf8')
const rows = page.split('\n').filter((line) => line.startsWith('|'))
/** What a row is about stands in its first cell. */
const rowOf = (name: string): string | undefined => rows.find((row) => row.split('|')[1]?.includes(`\`${name}\``))
const SHARED = ['seq', 'at', 'run', 'task', 'writer', 'type', 'source', 'startedAt']
/** The transport takes them out of what it gets from an agent. */
const ON_THE_WAY = ['lends', 'borrows', 'tangled', 'untagged']

test.each(EventSchema.options.map(({ entries }) => [entries.type.literal, Object.keys(entries)] as const))(
  'docs/session-format.md says what a %s has',
  (type, members) => {
    const row = rowOf(type)
    const inherits = row?.includes('the same') ? rowOf('storage-found') : ''
    const told = members.filter((name) => !SHARED.includes(name) && !ON_THE_WAY.includes(name))
    const missing = told.filter((name) => !`${row}${inherits}`.includes(`\`${name}\``))
    expect(row === undefined ? ['the row'] : missing).toEqual([])
  },
)

test('docs/session-format.md says what a source has', () => {
  expect(Object.keys(AgentSourceSchema.entries).filter((name) => !rowOf(name))).toEqual([])
})
