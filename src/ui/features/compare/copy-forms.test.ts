import { expect, test } from 'vitest'
import { pathForm, valueForms } from './copy-forms'

const forms = (value: unknown): Record<string, string> =>
  Object.fromEntries(valueForms({ kind: 'value', value }).map(({ name, text }) => [name, text()]))

test('a text is copied with and without its quotes', () => {
  expect(forms('ring "twice"\n')).toEqual({
    value: 'ring "twice"\n',
    JSON: '"ring \\"twice\\"\\n"',
    'JS literal': '"ring \\"twice\\"\\n"',
  })
})

test('a date is copied as its ISO text, in JSON, and as code', () => {
  expect(forms(new Date(0))).toEqual({
    value: '1970-01-01T00:00:00.000Z',
    JSON: '"1970-01-01T00:00:00.000Z"',
    'JS literal': 'new Date("1970-01-01T00:00:00.000Z")',
  })
  expect(forms(new Date(Number.NaN))['value']).toBe('new Date(NaN)')
})

test('what JSON cannot hold is whole in the literal', () => {
  const { JSON: json, 'JS literal': literal } = forms({ tags: new Set([1]), gone: undefined })
  expect(JSON.parse(json ?? '')).toEqual({ tags: {} })
  expect(literal).toContain('gone: undefined')
  expect(literal).toMatch(/tags: new Set\(\[\s*1\s*\]\)/)
})

test('where there is no value only the path can be copied', () => {
  expect(valueForms({ kind: 'absent' })).toEqual([])
  expect(pathForm(['items', 'sku-7', 'qty']).text()).toBe('items["sku-7"].qty')
})
