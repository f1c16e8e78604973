import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const colours = (block: string): Map<string, string> =>
  new Map([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]))
const [lightBlock = '', darkBlock = ''] = css.split('[data-theme="dark"]')
const themes = { light: colours(lightBlock), dark: colours(darkBlock) }

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

/** Where each colour of text stands. */
const EVERYWHERE = ['bg', 'bar', 'hover', 'selected']
const GROUNDS: Record<string, string[]> = {
  text: [...EVERYWHERE, 'bad-bg', 'warn-bg', 'info-bg', 'ok-bg', 'ahead-bg', 'gone-bg', 'found-bg'],
  dim: [...EVERYWHERE, 'gone-bg', 'info-bg', 'bad-bg', 'ok-bg'],
  link: [...EVERYWHERE, 'info-bg', 'bad-bg'],
  memory: [...EVERYWHERE, 'bad-bg', 'warn-bg'],
  storage: [...EVERYWHERE, 'bad-bg', 'warn-bg'],
  server: [...EVERYWHERE, 'bad-bg', 'warn-bg'],
  rendered: EVERYWHERE,
  tab: EVERYWHERE,
  hydration: EVERYWHERE,
  bad: [...EVERYWHERE, 'bad-bg', 'info-bg'],
  warn: [...EVERYWHERE, 'warn-bg', 'info-bg'],
  ok: EVERYWHERE,
  info: EVERYWHERE,
  string: [...EVERYWHERE, 'ahead-bg', 'gone-bg'],
  number: [...EVERYWHERE, 'ahead-bg', 'gone-bg'],
  key: EVERYWHERE,
}

describe.each(Object.entries(themes))('colours of the %s theme', (_, theme) => {
  const pairs = Object.entries(GROUNDS).flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const))
  it.each(pairs)('%s is readable on %s', (text, ground) => {
    expect(contrast(theme.get(text) ?? '', theme.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5)
  })
})

it('both themes have the same colours', () => {
  expect([...themes.dark.keys()]).toEqual([...themes.light.keys()])
})
