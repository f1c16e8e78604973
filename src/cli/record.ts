import type { BrowserContext, Page } from 'playwright'
import { type DriftscopeError, detailOf } from '../core/errors'
import type { Arguments, Command } from './args'
import { sessionOf } from './diagnosed'
import { deepScan } from './deep-scan'
import { loadFlow, playFlow } from './flow'
import { patternsOf } from './ignores'
import { fromWhereTyped, OUT, ownFile } from './paths'
import { startRecorder, visit } from './recorder'
import { printReloadCheck } from './reload-check'
import { findingsFrom, report } from './report'
import { prepareFolder, writeSession } from './session-file'
import { settle } from './settle'
import { wrap } from './table'
import { fileNameOf, parseUrl } from './urls'

export const recordCommand: Command = {
  name: 'record',
  argument: { what: 'url', optional: false, example: 'record http://localhost:3000/ --flow flow.mjs' },
  help: 'Records a page, or a flow through it, in a browser with DevTools closed; prints what differs.',
  flags: {
    flow: { takes: 'file', help: 'ES module: export default async ({ page, context, newTab }) => {}' },
    out: { takes: 'file', help: `session to write, packed if it ends in .gz (${OUT}/<host>.session.json.gz)` },
    headed: { help: 'show the browser' },
    'deep-scan': { help: 'also ask the debugger for stores that nothing in the page leads to' },
    'reload-check': { help: 'reload at the end and report what did not survive' },
    'fail-on': { takes: 'severity', values: ['error', 'warning'], help: 'exit code 1 when there are such findings' },
    ignore: { takes: 'patterns', help: 'paths that count in nothing: "items[*].updatedAt, **.lastSeen"' },
    'no-redact': { help: 'keep secrets in the session' },
    profile: { takes: 'folder', help: 'a browser profile to keep, instead of a throw-away one' },
  },
}

/** Exit code: 0, 1 for findings that `--fail-on` asks for, 2 where the flow threw. */
export async function record({ argument = '', flags }: Arguments, print: (text: string) => void): Promise<number> {
  const url = parseUrl(argument)
  const out = flags.has('out') ? fromWhereTyped(flags.get('out') ?? '') : ownFile(`${fileNameOf(url)}.session.json.gz`)
  const flowFile = flags.has('flow') ? fromWhereTyped(flags.get('flow') ?? '') : undefined
  const flow = flowFile === undefined ? undefined : await loadFlow(flowFile)
  prepareFolder(out)
  const profile = flags.has('profile') ? fromWhereTyped(flags.get('profile') ?? '') : undefined
  const ignored = patternsOf(flags.get('ignore'))
  const { browser, collector, page } = await startRecorder(url, { headless: !flags.has('headed'), profile })
  try {
    const hint = await visit(page, url)
    const scan = async (): Promise<number> => {
      let found = 0
      if (flags.has('deep-scan')) for (const each of browser.context.pages()) found += await deepScan(each)
      return found
    }
    await scan()
    let failure: DriftscopeError | undefined
    if (flow && flowFile !== undefined) {
      const newTab = (to: string): Promise<Page> => openTab(browser.context, new URL(to, page.url()))
      failure = await playFlow(flow, flowFile, { page, context: browser.context, newTab })
    }
    const found = await scan()
    let settled = await settle(collector, ignored)
    const sections = hint === undefined ? [] : [wrap(hint).join('\n')]
    if (flags.has('deep-scan')) sections.push(scanned(found))
    const remaining = page.isClosed() ? browser.context.pages()[0] : page
    if (flags.has('reload-check') && remaining) {
      const before = settled
      const problem = await reload(remaining)
      settled = await settle(collector, ignored)
      sections.push(problem ?? printReloadCheck(before, settled))
    }
    const context = { url: url.href, userAgent: await collector.userAgent() }
    const session = sessionOf(settled, context, !flags.has('no-redact'))
    writeSession(out, session)
    print([report(session), ...sections, `Session written to ${out}`].join('\n\n'))
    if (failure) throw failure
    const severity = flags.get('fail-on')
    if (severity !== 'error' && severity !== 'warning') return 0
    return findingsFrom(session, severity).length > 0 ? 1 : 0
  } finally {
    await browser.close()
  }
}

function scanned(found: number): string {
  const what = `${found} ${found === 1 ? 'object looks' : 'objects look'} like a store.`
  const how =
    'Those of a library that Driftscope knows are among the sources; others can be announced with driftscope/announce.'
  return ['DEEP SCAN', ...wrap(`${what} ${how}`)].join('\n')
}

/** Reloads, also a page that asks whether to leave; resolves to what kept it from that. */
async function reload(page: Page): Promise<string | undefined> {
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined))
  try {
    await page.reload()
    return undefined
  } catch (error) {
    return `RELOAD CHECK\nThe page could not be reloaded: ${detailOf(error)}.`
  }
}

async function openTab(context: BrowserContext, url: URL): Promise<Page> {
  const page = await context.newPage()
  await visit(page, url)
  return page
}
