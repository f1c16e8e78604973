import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open, type Site, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

async function visit(kind: string, development: boolean): Promise<Site> {
  const site = await (await open('vue-hydration.ts', { development })).goto()
  await site.act('hydrate', kind)
  await expect.poll(() => steps(site)).toContain('finished')
  // The page is idle twice: what was put off has been done.
  await site.page.evaluate(async () => {
    for (let n = 0; n < 2; n++) await new Promise((resolve) => requestIdleCallback(resolve))
  })
  return site
}

const steps = async (site: Site): Promise<string[]> =>
  (await site.events()).flatMap((event) => (event.type === 'react-hydration' ? [event.step] : []))
const mismatches = async (site: Site): Promise<unknown[]> =>
  (await site.events()).flatMap((event) => (event.type === 'react-hydration' && event.mismatch ? [event.mismatch] : []))

describe.each([
  ['in production', false],
  ['in development', true],
])('Vue %s', (_, development) => {
  test('taking over what it renders itself is no mismatch, whatever comes later or is left to directives', async () => {
    const site = await visit('same', development)
    expect([await mismatches(site), await steps(site), site.errors]).toEqual([[], ['started', 'finished'], []])
    expect(site.console.filter((line) => /^Hydration|\bHydration \w+ mismatch/.test(line))).toEqual([])
  })

  test.each([
    ['text', { kind: 'text', place: '#shop > main > p', component: 'Cart', server: 'Cart: 0', client: 'Cart: 3' }],
    ['element', { kind: 'element', place: '#shop > main > b', server: '<p>Sign in', client: '<b>Ada' }],
    ['more', { kind: 'element', place: '#shop > ul > li:nth-of-type(2)', client: '<li>b' }],
    ['fewer', { kind: 'element', place: '#shop > main', server: '<b>Ada' }],
    [
      'waiting',
      {
        kind: 'text',
        place: '#shop > section > p',
        component: 'Waiting',
        server: 'Loaded server',
        client: 'Loaded client',
      },
    ],
    ['lazy', { kind: 'text', place: '#shop > section > em', server: 'server', client: 'client' }],
  ])('%s', async (kind, expected) => {
    expect(await mismatches(await visit(kind, development))).toEqual([expected])
  })

  test('attributes, of which it says nothing in production', async () => {
    const place = '#shop > main'
    expect(await mismatches(await visit('attributes', development))).toEqual([
      { kind: 'attribute', place, attribute: 'data-theme', server: 'light', client: 'dark' },
      { kind: 'attribute', place, attribute: 'style', server: 'width: 10px', client: 'width: 20px' },
      { kind: 'attribute', place: `${place} > a`, attribute: 'href', server: '/en', client: '/de' },
    ])
  })

  test('what is allowed to differ', async () => {
    expect(await mismatches(await visit('allowed', development))).toEqual([])
  })
})
