import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { sampleSession } from '../core/session/session.fixture'
import { prepareFolder, readSession, writeSession } from './session-file'

const folder = mkdtempSync(join(tmpdir(), 'driftscope-file-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string): string => join(folder, name)

test.each([['a.session.json'], ['a.session.json.gz']])('%s is written and read again', (name) => {
  writeSession(file(name), sampleSession())
  expect(readSession(file(name))).toEqual(sampleSession())
  expect(readFileSync(file(name))[0]).toBe(name.endsWith('.gz') ? 0x1f : '{'.charCodeAt(0))
})

test('a file that is missing, cut off, damaged or no session at all gets one sentence', () => {
  const packed = gzipSync(JSON.stringify(sampleSession()))
  writeFileSync(file('cut.gz'), packed.subarray(0, packed.length / 2))
  writeFileSync(file('damaged.gz'), Buffer.concat([packed.subarray(0, 20), Buffer.alloc(20), packed.subarray(40)]))
  writeFileSync(file('picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))
  expect(() => readSession(file('none.json'))).toThrow(/^There is no session file .*none\.json\.$/)
  expect(() => readSession(file('cut.gz'))).toThrow('cut.gz ends in the middle')
  expect(() => readSession(file('damaged.gz'))).toThrow('damaged.gz is not a readable session file')
  expect(() => readSession(file('picture.png'))).toThrow('picture.png is not a readable session file')
  expect(() => readSession(folder)).toThrow('is not a readable session file')
})

test('a folder that cannot be made is told at once', () => {
  writeFileSync(file('plain'), '')
  expect(() => prepareFolder(join(file('plain'), 'sub', 'a.json'))).toThrow('cannot be written')
})
