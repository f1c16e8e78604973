import { describe, expect, it } from 'vitest'
import { fuzzy } from './fuzzy'

/** The text with what matched in brackets; '' when nothing did. */
const shown = (text: string, query: string): string => {
  const match = fuzzy(text, query)
  return match ? Array.from(text, (letter, index) => (match.at.includes(index) ? `[${letter}]` : letter)).join('') : ''
}
const best = (query: string, ...texts: string[]): string | undefined =>
  texts.toSorted((a, b) => (fuzzy(b, query)?.score ?? -999) - (fuzzy(a, query)?.score ?? -999))[0]

describe('fuzzy', () => {
  it.each([
    ['Export session', 'exp', '[E][x][p]ort session'],
    ['Export session', 'sess ex', '[E][x]port [s][e][s][s]ion'],
    ['Next difference', 'nd', '[N]ext [d]ifference'],
    ['cartStore', 'st', 'cart[S][t]ore'],
    ['items["sku-7"].qty', 'isq', '[i]tem[s]["sku-7"].[q]ty'],
    ['Clear', '', 'Clear'],
    ['Clear', 'clx', ''],
    ['Clear', 'ear', 'Cl[e][a][r]'],
    ['Pause', 'use x', ''],
    ['Put memory into console as $drift', 'cart', ''],
  ])('%s for %s', (text, query, expected) => {
    expect(shown(text, query)).toBe(expected)
  })
  it('likes the beginning of a word better than its inside, that better than scattered letters, and shorter texts', () => {
    expect(best('ex', 'Next difference', 'Export')).toBe('Export')
    expect(best('car', 'clear all records', 'discard')).toBe('discard')
    expect(best('cart', 'cart items', 'cart')).toBe('cart')
  })
})
