import { expect, test } from 'vitest'
import { pluginProblems } from './plugins'

const kind = { define: 'defineRule', siblings: ['.fixture.ts', '.md'] }
const files = ['quota-near.ts', 'quota-near.fixture.ts', 'quota-near.md']
const text = "export default defineRule({ id: 'quota-near', judge() {} })"
const problems = (source: string, present = files) => pluginProblems(kind, 'quota-near', source, present)

test('a complete plug-in', () => {
  expect(problems(text)).toEqual([])
  expect(problems("const rule = defineRule({ id: 'quota-near' })\nexport default rule")).toEqual([])
})

test('a missing sibling', () => {
  expect(problems(text, files.slice(0, 2))).toEqual(['quota-near.ts has no quota-near.md'])
})

test('another id than the file name', () => {
  expect(problems("export default defineRule({ id: 'quota' })")).toEqual(["quota-near.ts declares the id 'quota'"])
})

test('no plug-in, or one of another kind', () => {
  const missing = "quota-near.ts does not export default defineRule({ id: 'quota-near', … })"
  expect(problems('export const rule = 1')).toEqual([missing])
  expect(problems("export default defineCodec({ id: 'quota-near' })")).toEqual([missing])
})
