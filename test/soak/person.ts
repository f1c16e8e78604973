import type { Frame, Page } from 'playwright'

/** What a round is made of: so many changes at 20 in a second, and so many bursts of 100 at once. */
export interface Pace {
  steady: number
  bursts: number
}

/** Rounds between two reloads, of which the first comes early; between two visits of a second tab. */
const RELOAD_EVERY = 40
const FIRST_RELOAD = 2
const VISIT_EVERY = 6

/** ms that a person waits for the panel before calling it broken; far beyond what even a busy machine needs. */
const PATIENCE = 60_000

/** Somebody who uses the app, round after round the same but for what comes every so often. */
export class Person {
  round = 0
  /** So many times each was done. */
  readonly done = { Load: 0, Archive: 0, reloads: 0, visits: 0 }
  private other: Page | undefined

  constructor(
    readonly page: Page,
    private readonly url: string,
    private readonly pace: Pace,
  ) {}

  /** Uses the app for a round; `meanwhile` is done while it changes steadily. */
  async use(meanwhile: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    const { page, round, pace } = this
    const began = await changesIn(page)
    await page.getByRole('checkbox', { name: 'Steady' }).check()
    await page.getByRole('checkbox', { name: 'List' }).check()
    await this.press('Load')
    await this.press('Archive')
    await meanwhile()
    await page.waitForFunction((to) => (window as unknown as Used).app.changes() >= to, began + pace.steady)
    await page.getByRole('checkbox', { name: 'List' }).uncheck()
    // In the middle of it all, as people do.
    if (round % RELOAD_EVERY === FIRST_RELOAD) await this.reload()
    else await page.getByRole('checkbox', { name: 'Steady' }).uncheck()
    for (let i = 0; i < pace.bursts; i++) await page.getByRole('button', { name: 'Burst' }).click()
    if (round % VISIT_EVERY === 1) await this.visit()
    if (round % VISIT_EVERY === 3) await this.leaveVisit()
    this.round++
  }

  /** The least ms that a burst of the last round kept the page busy. */
  async leastBurst(): Promise<number> {
    return Math.min(...(await this.page.evaluate(() => (window as unknown as Used).app.takeBursts())))
  }

  /** Attaches something large, for the `count`th time. */
  async attach(count: number): Promise<void> {
    await this.page.getByRole('button', { name: 'Attach' }).click()
    await this.page.getByText(`${count} attachments`).waitFor()
  }

  async leaveVisit(): Promise<void> {
    await this.other?.close()
    this.other = undefined
  }

  private async press(name: 'Load' | 'Archive'): Promise<void> {
    await this.page.getByRole('button', { name }).click()
    this.done[name]++
  }

  private async reload(): Promise<void> {
    await this.page.reload()
    this.done.reloads++
  }

  /** A second tab of the app, in which somebody writes too. */
  private async visit(): Promise<void> {
    this.other = await this.page.context().newPage()
    await this.other.goto(`${this.url}?as=guest`)
    await this.other.getByRole('button', { name: 'Burst' }).click()
    this.done.visits++
    // Behind another tab its timers would be slowed down.
    await this.page.bringToFront()
  }
}

interface Used {
  app: { changes: () => number; takeBursts: () => number[] }
}

export const changesIn = (page: Page): Promise<number> => page.evaluate(() => (window as unknown as Used).app.changes())

/** The panel as somebody has it open: on the comparison most of the time. */
export class Watching {
  constructor(
    readonly devtools: Page,
    readonly panel: Frame,
  ) {}

  async begin(): Promise<void> {
    // Until it is set once, clicks beyond the window's real size get lost.
    await this.devtools.setViewportSize({ width: 1180, height: 700 })
    await this.panel.getByRole('option', { name: 'board' }).first().click()
    await this.panel.getByRole('checkbox', { name: 'Only differences' }).uncheck()
    await this.cell().waitFor()
  }

  /** Something else each time. */
  async look(round: number): Promise<void> {
    const looks = [this.showTabs, this.search, this.movePlayhead, this.stay]
    await looks[round % looks.length]?.call(this)
  }

  /** ms until the comparison shows so many changes, of the page's memory; Infinity: it never did. */
  async shows(changes: number): Promise<number> {
    const began = performance.now()
    const cell = this.cell().filter({ hasText: new RegExp(`^${changes}$`) })
    try {
      await cell.waitFor({ timeout: PATIENCE })
      return performance.now() - began
    } catch {
      return Number.POSITIVE_INFINITY
    }
  }

  private cell() {
    const row = this.panel.getByRole('row').filter({
      has: this.panel.getByRole('rowheader', { name: 'changes', exact: true }),
    })
    return row.getByRole('gridcell').first()
  }

  private async stay(): Promise<void> {}

  private async showTabs(): Promise<void> {
    for (const name of [/Timeline/, /Findings/, /Snapshots/, /Compare/])
      await this.panel.getByRole('tab', { name }).click()
    await this.cell().waitFor()
  }

  private async search(): Promise<void> {
    await this.panel.getByRole('treegrid').focus()
    await this.devtools.keyboard.press('Control+f')
    const search = this.panel.getByRole('search')
    await search.getByRole('button', { name: 'Everywhere' }).click()
    await search.getByRole('textbox', { name: 'Find' }).fill('as of change')
    await this.panel
      .getByRole('option', { name: /as of change/ })
      .first()
      .waitFor({ timeout: PATIENCE })
    await search.getByRole('textbox', { name: 'Find' }).fill('')
    await search.getByRole('textbox', { name: 'Find' }).press('Escape')
    await this.cell().waitFor()
  }

  private async movePlayhead(): Promise<void> {
    await this.panel.getByRole('tab', { name: /Timeline/ }).click()
    const playhead = this.panel.getByRole('slider', { name: 'Playhead' })
    await playhead.press('Home')
    await playhead.press('PageDown')
    await playhead.press('End')
    await this.panel.getByRole('tab', { name: /Compare/ }).click()
    await this.cell().waitFor()
  }
}
