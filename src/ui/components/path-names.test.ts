import { expect, it } from 'vitest'
import { pathName, stepName } from './path-names'

const PLACE = '#root > main > div:nth-of-type(2) > textarea [style]'

it('a place in a page stands unquoted, and in a row with its end', () => {
  expect(pathName([PLACE])).toBe(PLACE)
  expect(stepName(PLACE)).toBe('… > div:nth-of-type(2) > textarea [style]')
  expect(stepName('main > p')).toBe('main > p')
})
it('any other path stands as in code', () => {
  expect(pathName(['items', 'sku-7', 0])).toBe('items["sku-7"][0]')
  expect(pathName([])).toBe('(whole value)')
  expect([stepName(3), stepName('total'), stepName(undefined)]).toEqual(['[3]', 'total', '(whole value)'])
})
