import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Site, serveSite } from '../support/site'
import { behaviour } from './behaviour'
import { type Browsing, withExtension, withoutExtension } from './browsers'
import { ADDED, ADDED_WHILE_LOOKING, BOUND, PROXIED, REWRITTEN, REWRITTEN_WHILE_LOOKING, SETTERS } from './exceptions'
import { differences, type Lines, surroundings } from './surroundings'

interface Seen {
  /** To the first script of the page. */
  first: Lines
  /** Once nothing is looked for any more. */
  later: Lines
  behaviour: unknown[]
}

/** A document whose first script looks around, and leaves no trace of that among the globals. */
const PAGE = `<!doctype html><link rel="icon" href="data:,"><script id="look">
  document.currentScript.first = (${surroundings.toString()})()
</script>`

let site: Site
let alone: Seen
let watched: Seen
beforeAll(async () => {
  site = await serveSite({
    '/': PAGE,
    '/answer': (_, response) => response.setHeader('content-type', 'application/json').end('{"n":1}'),
    '/text': (_, response) => response.setHeader('content-type', 'text/plain').end('plain'),
  })
  alone = await see(await withoutExtension())
  watched = await see(await withExtension())
})
afterAll(() => site.close())

async function see({ context, close }: Browsing): Promise<Seen> {
  try {
    const page = await context.newPage()
    await page.goto(site.origin())
    const first = await page.evaluate(() => Reflect.get(document.getElementById('look') ?? {}, 'first') as Lines)
    const behaved = await page.evaluate(behaviour)
    await page.waitForFunction(() => !('persist' in {}) && !('__REDUX_DEVTOOLS_EXTENSION__' in window))
    return { first, later: await page.evaluate(surroundings), behaviour: behaved }
  } finally {
    await close()
  }
}

/** An added property shows in the list of its owner's properties as well. */
const withLists = (paths: readonly string[]): string[] =>
  paths
    .flatMap((path) => [path, path.replace(/\.\w+$/, '.*')])
    .filter((path, index, all) => all.indexOf(path) === index)

const HOOKED = [...PROXIED, ...SETTERS, ...BOUND, ...REWRITTEN]

describe('what a page can look at', () => {
  test('for its first script: the declared exceptions, and nothing else', () => {
    expect(Object.keys(alone.first).length).toBeGreaterThan(10_000)
    const added = withLists([...ADDED, ...ADDED_WHILE_LOOKING])
    expect(differences(alone.first, watched.first).toSorted()).toEqual(
      [...HOOKED, ...REWRITTEN_WHILE_LOOKING, ...added].toSorted(),
    )
  })

  test('later: the lasting ones only', () => {
    expect(differences(alone.later, watched.later).toSorted()).toEqual([...HOOKED, ...withLists(ADDED)].toSorted())
  })

  test.each([...PROXIED, ...BOUND])('%s differs in the name within its text only', (path) => {
    expect(alone.later[path]).toMatch(/\w+\/\d+ function [\w ]+\(\) \{ \[native code\] \}/)
    const nameless = alone.later[path]?.replace(/function [\w ]+\(\) \{ \[native/, 'function () { [native')
    expect(watched.later[path]).toBe(nameless)
  })

  test.each([...SETTERS])('what %s is assigned to differs in the name within its text only', (path) => {
    const [, get, set] = /^(.*\}) set (.*)$/.exec(alone.later[path] ?? '') ?? []
    const nameless = set?.replace(/function [\w ]+\(\) \{ \[native/, 'function () { [native')
    expect(watched.later[path]).toBe(`${get} set ${nameless}`)
  })

  test.each([...REWRITTEN])('%s differs in its text only', (path) => {
    expect(watched.later[path]).toBe(
      alone.later[path]?.replace(/function \w+\(\) \{ \[native code\] \}/, 'its own text'),
    )
  })

  test('nothing shows in a loop over an object, or among the keys of the window', () => {
    for (const moment of ['first', 'later'] as const) {
      expect(watched[moment]['for in {}']).toBe('')
      expect(watched[moment]['Object.keys(window)']).toBe(alone[moment]['Object.keys(window)'])
    }
  })
})

test('what is watched does what it did: results, errors and their stacks, events, rejections nobody handles', () => {
  expect(watched.behaviour).toEqual(alone.behaviour)
})

test('docs/harm.md names every exception', () => {
  const text = readFileSync('docs/harm.md', 'utf8')
  const names = [...HOOKED, ...ADDED, ...REWRITTEN_WHILE_LOOKING, ...ADDED_WHILE_LOOKING].map((path) =>
    path.replace(/^window\.(__proto__\.)?/, ''),
  )
  expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
})
