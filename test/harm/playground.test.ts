import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import twoTabs from '../../playground/flows/two-tabs.mjs'
import { type Playground, startPlayground } from '../../playground/server'
import { type Browsing, withExtension, withoutExtension, withPanel } from './browsers'
import { steps } from './studio'
import { type Exchanged, type Noticed, watch } from './watched'

const TABS = ['two tabs, in the first', 'two tabs, in the second']

interface Run {
  /** Whether a recorder was in the pages. */
  recorded: boolean
  after: Map<string, Noticed>
  /** By tab. */
  exchanged: Exchanged[]
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
    const other = await watch(browsing, `${app.url}/__blank`)
    const newTab = async (url: string): Promise<Page> => {
      await other.page.goto(url)
      return other.page
    }
    await twoTabs({ page, newTab })
    for (const [index, tab] of [{ look }, other].entries()) after.set(TABS[index] ?? '', await tab.look())
    const recorded = await page.evaluate(() => '__REACT_DEVTOOLS_GLOBAL_HOOK__' in window)
    return { recorded, after, exchanged: [await exchanged(), await other.exchanged()] }
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

  test.each([...steps.map(([name]) => name), ...TABS])('DOM, fields and storages are the same after %s', (name) => {
    expect(alone.after.get(name)?.html).toContain('Scene Studio')
    expect(watched.after.get(name)).toEqual(alone.after.get(name))
  })

  test('the same requests go out in the same order, with the same headers and bodies', () => {
    const requests = ({ exchanged }: Run) => exchanged.map(({ scripted, loaded }) => ({ scripted, loaded }))
    expect(alone.exchanged[0]?.scripted.length).toBeGreaterThan(10)
    expect(requests(watched)).toEqual(requests(alone))
  })

  test('the console says the same, and nothing is thrown', () => {
    const said = ({ exchanged }: Run) => exchanged.map((each) => each.console)
    expect(said(watched)).toEqual(said(alone))
  })
})
