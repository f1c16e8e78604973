import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server'
import { type Browsing, withExtension, withoutExtension, withPanel } from './browsers'
import { steps } from './studio'
import { type Exchanged, type Noticed, watch } from './watched'

interface Run {
  /** Whether a recorder was in the pages. */
  recorded: boolean
  after: Map<string, Noticed>
  exchanged: Exchanged
}

/** Uses the playground from its seed on. */
async function use(app: Playground, browsing: Browsing): Promise<Run> {
  try {
    await app.reset()
    const { page, look, exchanged } = await watch(browsing, `${app.url}/__blank`)
    const after = new Map<string, Noticed>()
    for (const [name, play] of steps) {
      await play(page, app.url)
      after.set(name, await look())
    }
    const recorded = await page.evaluate(() => '__REACT_DEVTOOLS_GLOBAL_HOOK__' in window)
    return { recorded, after, exchanged: await exchanged() }
  } finally {
    await browsing.close()
  }
}

let app: Playground
let alone: Run
beforeAll(async () => {
  app = await startPlayground()
  alone = await use(app, await withoutExtension())
})
afterAll(() => app.close())

describe.each([
  ['the extension', withExtension],
  ['the panel open and recording', withPanel],
])('with %s', (_, start) => {
  let watched: Run
  beforeAll(async () => {
    watched = await use(app, await start())
  })

  test('the recorder is in the page, as it is not without', () => {
    expect([alone.recorded, watched.recorded]).toEqual([false, true])
  })

  test.each(steps.map(([name]) => name))('DOM, fields and storages are the same after %s', (name) => {
    expect(watched.after.get(name)).toEqual(alone.after.get(name))
  })

  test('the same requests go out in the same order, with the same headers and bodies', () => {
    expect(alone.exchanged.scripted.length).toBeGreaterThan(10)
    expect(watched.exchanged.scripted).toEqual(alone.exchanged.scripted)
    expect(watched.exchanged.loaded).toEqual(alone.exchanged.loaded)
  })

  test('the console says the same, and nothing is thrown', () => {
    expect(watched.exchanged.console).toEqual(alone.exchanged.console)
  })
})
