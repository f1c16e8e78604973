import { expect, test } from 'vitest'
import { DriftscopeError } from '../core/errors'
import { parseArguments, usage } from './args'
import { openCommand } from './open'
import { recordCommand } from './record'

const parsed = (...words: string[]) => parseArguments(recordCommand, words)
const refusal = (...words: string[]): string => {
  try {
    parsed(...words)
  } catch (error) {
    if (error instanceof DriftscopeError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'accepted'
}

test('an argument and flags, in any order', () => {
  const { argument, flags } = parsed('--out', 'a.json', 'http://localhost/', '--headed', '--fail-on=error')
  expect(argument).toBe('http://localhost/')
  expect([...flags]).toEqual([
    ['out', 'a.json'],
    ['headed', ''],
    ['fail-on', 'error'],
  ])
})

test.each([
  [['url', '--ouput', 'x'], 'flag-unknown: `record` has no flag --ouput.'],
  [['url', '-h'], 'flag-unknown: `record` has no flag -h.'],
  [['url', '--constructor'], 'flag-unknown: `record` has no flag --constructor.'],
  [['url', '--out'], 'flag-invalid: --out was given nothing.'],
  [['url', '--out', '--headed'], 'flag-invalid: --out was given "--headed".'],
  [['url', '--headed=yes'], 'flag-invalid: --headed was given "yes".'],
  [['url', '--fail-on', 'info'], 'flag-invalid: --fail-on was given "info".'],
  [[], 'argument-missing: `record` needs a url.'],
  [['url', 'another'], 'argument-extra: `record` does not know what to do with "another".'],
])('%j is refused', (words, sentence) => {
  expect(refusal(...words)).toBe(sentence)
})

test('an optional argument may be left out', () => {
  expect(parseArguments(openCommand, ['--headless']).argument).toBeUndefined()
})

test('the usage names every flag in at most 100 columns', () => {
  const lines = usage(recordCommand).split('\n')
  for (const flag of Object.keys(recordCommand.flags)) expect(lines.join('\n')).toContain(`--${flag}`)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100)
})
