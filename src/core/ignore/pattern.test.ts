import { describe, expect, it } from 'vitest'
import { parsePath } from '../value/path'
import { isMeant, parsePattern } from './pattern'

function means(text: string, path: string): boolean {
  const parsed = parsePattern(text)
  if ('problem' in parsed) throw new Error(parsed.problem)
  return isMeant(parsed.pattern, parsePath(path) ?? [])
}

describe('a pattern', () => {
  it.each([
    ['ui', 'ui, ui.open, ui[0]', 'uiState, a.ui, '],
    [
      'items[*].updatedAt',
      'items[0].updatedAt, items.a1.updatedAt, items["a b"].updatedAt.ms',
      'items.updatedAt, items[0]',
    ],
    ['items.*.updatedAt', 'items[0].updatedAt, items.a1.updatedAt', 'items[0].name'],
    ['**.lastSeen', 'lastSeen, users[3].lastSeen, a.b.c.lastSeen.at', 'lastSeenAt, users'],
    ['**.a.b.**.c', 'a.b.c, a.a.b.x.c, x.a.x.a.b.c.d', 'a.x.b.c, a.b.x, a.b'],
    ['**.a.**', 'a, x.a', 'x'],
    ['cart.**.at', 'cart.at, cart.items[0].at', 'at, other.at'],
    ['byId["sku-7"].qty', 'byId["sku-7"].qty', 'byId.sku7.qty'],
    ['list[2]', 'list[2], list[2].a', 'list[22], list'],
    [' ui ', 'ui', 'x'],
    ['*', 'anything, any.thing', ''],
  ])('%s means %s and not %s', (text, yes, no) => {
    for (const path of yes.split(', ')) expect([path, means(text, path)]).toEqual([path, true])
    for (const path of no.split(', ')) expect([path, means(text, path)]).toEqual([path, false])
  })

  it.each([
    ['', 'Write a path, as items[*].updatedAt or **.lastSeen.'],
    ['  ', 'Write a path, as items[*].updatedAt or **.lastSeen.'],
    ['**', 'This would ignore everything.'],
    ['items[', 'This is no path from “[” on.'],
    ['items[].a', 'This is no path from “[].a” on.'],
    ['.a', 'This is no path from “.a” on.'],
    ['a..b', 'This is no path from “..b” on.'],
    ['a b', 'This is no path from “ b” on.'],
    ['a["\\x"]', 'This is no path from “["\\x"]” on.'],
  ])('%j is none', (text, problem) => {
    expect(parsePattern(text)).toEqual({ problem })
  })
})
