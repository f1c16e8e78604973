import type { Page } from 'playwright'
import { settle, type Settled } from '../../src/cli/settle'
import type { RecordingBrowser } from './browser'
import { buildPage } from './build'
import type { NamedCase } from './cases'
import type { Run } from './define-case'
import { type Judgement, judge } from './judge'
import { servePage } from './site'

/** How one build of a case went. */
export interface Played extends Judgement {
  id: string
  mended: boolean
  settled: Settled
  url: string
}

/** Plays a case in one of its builds, judges what was recorded, and only then asks the page for the truth. */
export async function play(each: NamedCase, mended: boolean, browser: RecordingBrowser): Promise<Played> {
  const { shows, server, flow, truth } = each
  const site = await servePage(await buildPage(each, mended), server?.() ?? {})
  const origin = site.origin()
  const { context } = browser
  const recording = await browser.record(origin)
  const tabs: Page[] = []
  const newTab = async (url = '/'): Promise<Page> => {
    const tab = await context.newPage()
    tabs.push(tab)
    // Those that the page opens itself.
    tab.on('popup', (opened) => tabs.push(opened))
    await tab.goto(new URL(url, origin).href)
    return tab
  }
  try {
    const run: Run = { page: await newTab(), context, newTab, origin, mended }
    await flow?.(run)
    const settled = await settle(recording.collector)
    await truth?.(run)
    const judged = judge(mended ? [] : shows, settled.diagnosis)
    return { id: each.id, mended, settled, url: `${origin}/`, ...judged }
  } finally {
    await Promise.all([...tabs, recording].map((opened) => opened.close()))
    await site.close()
  }
}
