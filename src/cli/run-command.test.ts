import { expect, test } from 'vitest'
import { runCommand } from './run-command'

const printed = async (...words: string[]): Promise<{ code: number; text: string }> => {
  const texts: string[] = []
  const code = await runCommand(words, (text) => texts.push(text))
  return { code, text: texts.join('\n') }
}

test.each([
  [['reocrd'], 'There is no command "reocrd".'],
  [['record', 'localhost:3000'], '"localhost:3000" is not a web address.'],
  [['record', 'file:///etc/hosts'], '"file:///etc/hosts" is not a web address.'],
  [['record', 'http://localhost/', '--flow', 'no-such-flow.mjs'], 'There is no flow '],
  [['open', 'http://localhost/', '--headed'], '`open` has no flag --headed.'],
  [['inspect', 'package.json'], 'package.json is not a Driftscope session: it has no "format".'],
  [['inspect', 'README.md'], 'README.md is not a readable session file'],
])('%j is refused before anything is started', async (words, sentence) => {
  await expect(printed(...words)).rejects.toThrow(sentence)
})

test('help lists the commands; without a command it is shown as a mistake', async () => {
  const { code, text } = await printed('--help')
  expect(code).toBe(0)
  expect(text).toMatch(/open \[url\][\s\S]*record <url>[\s\S]*inspect <session>/)
  expect(await printed()).toEqual({ code: 2, text })
  expect((await printed('record', '--help')).text).toContain('--fail-on <error|warning>')
})
