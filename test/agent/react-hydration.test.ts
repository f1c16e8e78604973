import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open, type OpenOptions, type Site, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

type Build = Pick<OpenOptions, 'react' | 'development'>
const servers = new Map<string, Promise<Site>>()

async function html({ react = '19' }: Build, act: 'render' | 'renderDocument', kind: string): Promise<string> {
  const server = servers.get(react) ?? open('hydration-server.ts', { react, agent: false }).then((site) => site.goto())
  servers.set(react, server)
  return String(await (await server).act(act, kind))
}

async function visit(build: Build, kind: string, more = '', options: OpenOptions = {}): Promise<Site> {
  const act = more.includes('document') ? 'renderDocument' : 'render'
  const site = await open('hydration.ts', { ...build, served: await html(build, act, kind), ...options })
  return site.goto(`/?kind=${kind}&${more}`)
}

const steps = async (site: Site): Promise<string[]> =>
  (await site.events()).flatMap((event) => (event.type === 'react-hydration' ? [event.step] : []))
const mismatches = async (site: Site): Promise<unknown[]> =>
  (await site.events()).flatMap((event) => (event.type === 'react-hydration' && event.mismatch ? [event.mismatch] : []))

/** React advertises its tools where nothing listens at their hook. */
const said = ({ console: lines }: Site): string[] =>
  lines.filter((line) => !line.includes('Download the React DevTools'))

/** The page is idle twice: what was put off has been done. */
const compared = (site: Site): Promise<void> =>
  site.page.evaluate(async () => {
    for (let n = 0; n < 2; n++) await new Promise((resolve) => requestIdleCallback(resolve))
  })

/** Password managers, spelling checkers and the like, before React comes. */
const EXTENSION = `addEventListener('readystatechange', () => {
  if (document.readyState !== 'interactive') return
  document.documentElement.classList.add('vsc-initialized')
  document.body.setAttribute('data-gr-ext-installed', '')
  document.body.setAttribute('cz-shortcut-listen', 'true')
  document.querySelector('input')?.setAttribute('data-lpignore', 'true')
  document.querySelector('input')?.setAttribute('style', 'background-image: none')
}, true)`

const builds: [string, Build][] = [
  ['React 18', { react: '18' }],
  ['React 18 in development', { react: '18', development: true }],
  ['React 19', { react: '19' }],
  ['React 19 in development', { react: '19', development: true }],
]

describe.each(builds)('%s', (_, build) => {
  const isDevelopment = build.development === true
  const name = isDevelopment ? { component: 'Cart' } : {}
  const error = expect.stringMatching(
    isDevelopment ? /^(Text|Hydration) .*\.$/ : /^React error #4(18|25): .*\.$/,
  ) as string
  const place = '#root > main'

  test('text', async () => {
    const site = await visit(build, 'text')
    await expect
      .poll(() => mismatches(site))
      .toMatchObject([{ kind: 'text', place: `${place} > p`, server: '0', client: '3', error, ...name }])
    expect(await steps(site)).toEqual(['started', 'finished', 'mismatch'])
  })

  test('element', async () => {
    const site = await visit(build, 'element')
    await expect
      .poll(() => mismatches(site))
      .toMatchObject([{ kind: 'element', place: `${place} > b`, server: '<p>Sign in', client: '<b>Ada', error }])
  })

  test('one place that differs, and others that change when all is rendered anew', async () => {
    const site = await visit(build, 'clock')
    await expect
      .poll(() => mismatches(site))
      .toMatchObject([
        { kind: 'attribute', place: `${place} > main`, attribute: 'class', client: 'dark', rerendered: true },
        { kind: 'text', place: `${place} > main`, server: 'light', client: 'dark', rerendered: true },
        { kind: 'text', place: `${place} > time`, server: '12:03', client: '12:04', error },
      ])
  })

  test('more elements than the server had', async () => {
    const site = await visit(build, 'more')
    const expected = { kind: 'element', place: '#root > ul > li:nth-of-type(2)', client: '<li>b', error }
    await expect.poll(() => mismatches(site)).toMatchObject([expected])
    expect(await mismatches(site)).not.toMatchObject([{ server: expect.anything() as unknown }])
  })

  test('attributes, of which production builds say nothing', async () => {
    const site = await visit(build, 'attributes')
    await expect
      .poll(() => mismatches(site))
      .toMatchObject([
        { kind: 'attribute', place, attribute: 'data-theme', server: 'light', client: 'dark' },
        { kind: 'attribute', place, attribute: 'style', server: 'width: 10px', client: 'width: 20px' },
        { kind: 'attribute', place: `${place} > button`, attribute: 'disabled', server: '' },
        { kind: 'attribute', place: `${place} > button`, attribute: 'aria-expanded', server: 'false', client: 'true' },
        { kind: 'attribute', place: `${place} > a`, attribute: 'href', server: '/en', client: '/de' },
        { kind: 'attribute', place: `${place} > a`, attribute: 'title', server: 'Hello' },
        { kind: 'attribute', place: `${place} > svg > path`, attribute: 'stroke-width', server: '1', client: '2' },
        {
          kind: 'attribute',
          place: `${place} > textarea`,
          attribute: 'style',
          server: 'font-size: 14px',
          client: 'font-size: 18px',
        },
      ])
    expect(await mismatches(site)).not.toContainEqual(expect.objectContaining({ error: expect.anything() as unknown }))
  })

  test('a boundary that is taken over later', async () => {
    const site = await visit(build, 'boundary')
    await expect.poll(() => steps(site)).toEqual(['started'])
    await site.act('load')
    await expect
      .poll(() => mismatches(site))
      .toMatchObject([
        { kind: 'attribute', place: `${place} > p`, attribute: 'lang', server: 'server', client: 'client' },
        { kind: 'text', place: `${place} > p`, server: 'old', client: 'new', error },
      ])
    expect(await steps(site)).toEqual(['started', 'finished', 'mismatch', 'mismatch'])
  })

  test('the whole document', async () => {
    const text = await visit(build, 'text', 'document')
    await expect
      .poll(() => mismatches(text))
      .toMatchObject([{ kind: 'text', place: 'html > body > main > p', server: 'zero', client: 'three', error }])
    const attribute = await visit(build, 'class', 'document')
    await expect
      .poll(() => mismatches(attribute))
      .toMatchObject([{ kind: 'attribute', place: 'html', attribute: 'class', server: 'light', client: 'dark' }])
  })

  test("the app's own onRecoverableError goes on hearing of it", async () => {
    const alone = await visit(build, 'text', 'own', { agent: false })
    await expect.poll(() => alone.act('heard')).not.toEqual([])
    const site = await visit(build, 'text', 'own')
    await expect.poll(() => mismatches(site)).toMatchObject([{ kind: 'text', server: '0', client: '3', error }])
    expect(await site.act('heard')).toEqual(await alone.act('heard'))
    expect([site.errors, said(site)]).toEqual([alone.errors, said(alone)])
  })

  test('without it the page hears the same as without the agent', async () => {
    const alone = await visit(build, 'text', '', { agent: false })
    await expect.poll(() => alone.errors).not.toEqual([])
    const site = await visit(build, 'text')
    await expect.poll(() => mismatches(site)).toHaveLength(1)
    expect([site.errors, said(site)]).toEqual([alone.errors, said(alone)])
    expect(await site.page.content()).toBe(await alone.page.content())
  })

  test.each(['same', 'suppressed', 'effects', 'strict', 'snapshot', 'normalised'])(
    '%s: nothing to say',
    async (kind) => {
      const site = await visit(build, kind)
      await expect.poll(() => steps(site)).toEqual(['started', 'finished'])
      await compared(site)
      expect(await mismatches(site)).toEqual([])
    },
  )

  test('what extensions put into the page', async () => {
    for (const [kind, more] of [
      ['extension', ''],
      ['same', 'document'],
    ] as const) {
      const site = await visit(build, kind, more, { before: EXTENSION })
      await expect.poll(() => steps(site)).toEqual(['started', 'finished'])
      await compared(site)
      expect(await mismatches(site)).toEqual([])
    }
  })

  test('a root that hydrates nothing', async () => {
    const site = await visit(build, 'text', 'fresh')
    await expect.poll(() => site.page.getByText('3 items').count()).toBe(1)
    await compared(site)
    expect(await steps(site)).toEqual([])
  })
})

test('a page that is left at once: what was put off is compared before it goes', async () => {
  const build = { react: '19' } as const
  // Nothing is ever idle.
  const site = await visit(build, 'class', '', { before: 'window.requestIdleCallback = () => 0' })
  await expect.poll(() => steps(site)).toEqual(['started', 'finished'])
  await site.goto('/?kind=same')
  const [tail] = await site.tails()
  expect(
    tail?.events.flatMap((event) => ('mismatch' in event && event.mismatch ? [event.mismatch] : [])),
  ).toMatchObject([{ attribute: 'class', server: 'page light', client: 'page dark' }])
})
