import { describe, expect, it } from 'vitest'
import { mapAddress } from './map-address'

const at = (text: string) => mapAddress(text, 'https://shop.test/assets/index.js?v=2')
const JSON_TEXT = '{"version":3,"sources":["ä.ts"]}'

describe('the address of a map', () => {
  it('stands in a comment of its own at the end, relative to the script', () => {
    expect(at('code()\n//# sourceMappingURL=index.js.map\n')).toEqual({
      kind: 'external',
      url: 'https://shop.test/assets/index.js.map',
    })
    expect(at('code()//# sourceMappingURL=/maps/a.map')).toEqual({
      kind: 'external',
      url: 'https://shop.test/maps/a.map',
    })
    expect(at('//@ sourceMappingURL=https://cdn.test/a.map')).toEqual({
      kind: 'external',
      url: 'https://cdn.test/a.map',
    })
    expect(at('a{}\n/*# sourceMappingURL=a.css.map */')).toMatchObject({ kind: 'external' })
  })

  it('may be the map itself', () => {
    const base64 = btoa(String.fromCharCode(...new TextEncoder().encode(JSON_TEXT)))
    expect(at(`//# sourceMappingURL=data:application/json;charset=utf-8;base64,${base64}`)).toEqual({
      kind: 'inline',
      text: JSON_TEXT,
    })
    expect(at(`//# sourceMappingURL=data:application/json,${encodeURIComponent(JSON_TEXT)}`)).toEqual({
      kind: 'inline',
      text: JSON_TEXT,
    })
    expect(at('//# sourceMappingURL=data:application/json;base64,%%%')).toMatchObject({ kind: 'malformed' })
  })

  it('is the last of several', () => {
    expect(at('//# sourceMappingURL=a.map\n//# sourceMappingURL=b.map')).toMatchObject({
      url: 'https://shop.test/assets/b.map',
    })
  })

  it('is none where the script names none, or only speaks of it', () => {
    expect(at('code()')).toEqual({ kind: 'none' })
    expect(at('const text = "//# sourceMappingURL=" + name')).toEqual({ kind: 'none' })
    expect(at('const text = `//# sourceMappingURL=a.map`\nmore()')).toEqual({ kind: 'none' })
    // Looked through once, however many spaces there are.
    for (const before of ['', 'code()'])
      expect(at(`${before}//# sourceMappingURL=a.map${' '.repeat(200_000)}more()`)).toEqual({ kind: 'none' })
  })
})
