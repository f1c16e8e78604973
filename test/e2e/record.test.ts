import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server'
import { diagnosed } from '../../src/cli/diagnosed'
import { readSession } from '../../src/cli/session-file'
import { fromSession } from '../../src/core/session/from-session'
import type { Session } from '../../src/core/session/session'
import { contextOf, toSession } from '../../src/core/session/to-session'
import { driftscope, type Ended } from '../support/command-line'
import { launch } from '../support/extension'
import { type Site, serveSite } from '../support/site'

const folder = mkdtempSync(join(tmpdir(), 'driftscope-record-'))
const file = (name: string): string => join(folder, name)
const flow = (name: string, body: string): string => {
  writeFileSync(file(name), `export default async ({ page, context, newTab }) => {\n${body}\n}\n`)
  return file(name)
}
let app: Playground
let site: Site

beforeAll(async () => {
  app = await startPlayground()
  const page = (body: string): string => `<!doctype html><title>t</title>${body}`
  site = await serveSite({
    '/': page('<script>localStorage.setItem("visits", "1")</script><a href="/next" target="_blank">open</a>'),
    '/next': page('<script>localStorage.setItem("next", "1")</script>'),
    '/tab': page('<script>sessionStorage.setItem("tab", "1")</script>'),
    '/missing': (_request, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end(page('nothing here'))
    },
    '/secret': page('<script>localStorage.setItem("token", "s3cr3t-t0ken-value")</script>'),
  })
})
afterAll(async () => {
  await app.close()
  await site.close()
  rmSync(folder, { recursive: true })
})

/** The keys of the writes of the pages themselves, in order; another tab hears of them as well. */
const writes = ({ events, sources }: Session): string[] =>
  events
    .filter((event) => event.type === 'storage-written' && event['seenBy'] === 'method')
    .map(({ source }) => sources.find(({ id }) => id === source)?.key ?? source)

describe('the flagship from the command line', () => {
  const out = file('flagship.session.json.gz')
  let session: Session

  let ended: Ended
  beforeAll(async () => {
    ended = await driftscope('record', `${app.url}/`, '--flow', 'playground/flows/flagship.mjs', '--out', out)
    session = readSession(out)
  })

  test('the finding is printed in at most 100 columns, and does not fail', () => {
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toContain('ERROR write-before-hydration (certain): cart-store · cart, theme')
    expect(Math.max(...ended.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
  })

  test('the session holds the finding, the documents of the tab in order and both copies', () => {
    expect(session.findings).toMatchObject([
      { rule: 'write-before-hydration', severity: 'error', paths: ['cart', 'theme'] },
    ])
    const paths = session.environment.documents.map(({ url }) => new URL(url).pathname + new URL(url).search)
    expect(paths).toEqual(['/', '/cart', '/cart?pitfall=write-before-hydration'])
    expect(session.tabs).toHaveLength(1)
    const cart = session.subjects.find(({ name }) => name === 'cart-store')
    const kinds = cart?.sources.map((source) => session.sources.find(({ id }) => id === source)?.kind)
    expect(kinds).toEqual(['memory', 'indexedDB'])
  })

  test('every piece of evidence is an event, with the reading of each that changed a copy', () => {
    const evidence = session.findings.flatMap((finding) => finding.evidence)
    const ids = new Set(session.events.map(({ id }) => id))
    expect(evidence.length).toBeGreaterThan(0)
    expect(evidence.filter((id) => !ids.has(id))).toEqual([])
    expect(session.readings.map(({ event }) => event)).toEqual(expect.arrayContaining([expect.toBeOneOf(evidence)]))
  })

  test('diagnosing what it recorded again gives the very session', () => {
    const recording = fromSession(session)
    expect(toSession(recording, diagnosed(recording), contextOf(session))).toEqual(session)
  })

  test('inspect prints the same table', async () => {
    const { code, stdout } = await driftscope('inspect', out)
    expect(code).toBe(0)
    expect(stdout).toContain('ERROR write-before-hydration (certain): cart-store · cart, theme')
  })
})

test('--fail-on sets the exit code by findings, --reload-check says what a reload loses', async () => {
  const flagship = ['--flow', 'playground/flows/flagship.mjs', '--out', file('fail.session.json')]
  const failed = await driftscope('record', `${app.url}/`, ...flagship, '--fail-on', 'error', '--reload-check')
  expect(failed.code).toBe(1)
  expect(failed.stdout).toMatch(/theme +"dusk" +"daylight" +"daylight"/)
})

test('navigations, reloads, new tabs and popups go into one session; the flow sees its own pages only', async () => {
  const all = flow(
    'all.mjs',
    `  const own = context.pages().map((each) => each.url()).join()
  await page.reload()
  const [popup] = await Promise.all([context.waitForEvent('page'), page.getByText('open').click()])
  await popup.waitForLoadState()
  await popup.close()
  const tab = await newTab('/tab')
  if (own !== page.url() || context.pages().length !== 2) throw new Error('other pages: ' + own)
  if (!tab.url().endsWith('/tab')) throw new Error('not there: ' + tab.url())`,
  )
  const out = file('all.session.json')
  const ended = await driftscope('record', `${site.origin()}/`, '--flow', all, '--out', out)
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  const session = readSession(out)
  const { documents } = session.environment
  expect(documents.map(({ url }) => new URL(url).pathname)).toEqual(['/', '/', '/next', '/tab'])
  expect(new Set(documents.map(({ tab }) => tab)).size).toBe(3)
  const popup = session.tabs.find(({ id }) => id === documents[2]?.tab)
  expect(popup?.opener).toBe(documents[0]?.tab)
  expect(writes(session)).toEqual(['visits', 'visits', 'next', 'tab'])
})

test('a flow that throws: the session up to there is written, and it is said where', async () => {
  const bad = flow('bad.mjs', `  await page.goto('${site.origin()}/next')\n  throw new Error('no such button')`)
  const out = file('bad.session.json')
  const ended = await driftscope('record', `${site.origin()}/`, '--flow', bad, '--out', out)
  expect(ended.code).toBe(2)
  expect(ended.stderr).toMatch(/^The flow bad\.mjs threw: no such button \(bad\.mjs:3:\d+\)\. .*\n$/)
  expect(writes(readSession(out))).toEqual(['visits', 'next'])
})

test('a page that answers with an error is recorded, and the address is put in question', async () => {
  const ended = await driftscope('record', `${site.origin()}/missing`, '--out', file('missing.json'))
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  expect(ended.stdout).toContain(`${site.origin()}/missing answered 404 Not Found.`)
  const empty = await driftscope('record', `${site.origin()}/empty`, '--out', file('empty.json'))
  expect(empty).toMatchObject({ code: 2, stdout: '' })
  expect(empty.stderr).toContain(`${site.origin()}/empty answers with an error and no page.`)
})

test('secrets are redacted', async () => {
  await driftscope('record', `${site.origin()}/secret`, '--out', file('secret.json'))
  const session = readSession(file('secret.json'))
  expect(JSON.stringify(session)).not.toContain('s3cr3t')
  expect(session.redactions).toMatchObject([{ detector: 'key-name' }])
})

describe('what cannot be done gets one sentence and no session', () => {
  test.each([
    [['http://127.0.0.1:59999/'], 'http://127.0.0.1:59999/ does not answer (ERR_CONNECTION_REFUSED).'],
    [['http://localhost/', '--ouput', 'x'], '`record` has no flag --ouput.'],
  ])('%j', async (words, sentence) => {
    const before = readdirSync(folder)
    const ended = await driftscope('record', ...words, '--out', file('never.session.json'))
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr.startsWith(sentence)).toBe(true)
    expect(ended.stderr.trim().split('\n')).toHaveLength(1)
    expect(readdirSync(folder)).toEqual(before)
  })

  test('no browser', async () => {
    process.env['DRIFTSCOPE_BROWSER'] = file('no-browser')
    const ended = await driftscope('record', `${site.origin()}/`, '--out', file('never.session.json'))
    delete process.env['DRIFTSCOPE_BROWSER']
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toMatch(/^No browser that can load the extension was found \(.*no-browser.*\)\. Install .*\n$/)
    expect(existsSync(file('never.session.json'))).toBe(false)
  })
})

test('nothing is read past the extension: without host permission it finds nothing, with it everything', async () => {
  const browser = await launch({ hosts: ['app.test'], port: site.port })
  try {
    const collector = await browser.openCollector()
    const page = await browser.context.newPage()
    await page.goto('http://app.test/')
    // What came later, from an origin that may be read, has arrived: nothing of the first page is still on its way.
    const later = await browser.context.newPage()
    await later.goto(`${site.origin()}/next`)
    const names = async (): Promise<string[]> => diagnosed(await collector.recording()).subjects.map(({ name }) => name)
    await expect.poll(names).toEqual(['next'])
    const { documents } = await collector.recording()
    expect(documents.map(({ origin }) => origin)).toEqual([site.origin()])

    await browser.grantOrigin('http://app.test')
    await page.goto('http://app.test/')
    await expect.poll(names).toEqual(expect.arrayContaining(['next', 'visits']))
  } finally {
    await browser.close()
  }
})
