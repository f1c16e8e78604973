import type { Page } from 'playwright'

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Microseconds; `tdur`: of the processor, whatever else the machine did meanwhile. */
  ts: number
  dur?: number
  tdur?: number
}

/** Milliseconds of processor time of the longest task of a main thread: one that runs scripts, and one that only collects garbage. */
export interface LongestTasks {
  script: number
  garbage: number
}

/** Watches the main thread of a page from one of its performance marks to another, both set while `run` runs. */
export async function tasksOf(page: Page, run: () => Promise<unknown>, marks: [string, string]): Promise<LongestTasks> {
  return longestOf(await traceOf(page, run, ['toplevel', 'devtools.timeline', 'blink.user_timing']), marks)
}

/**
 * Milliseconds of processor time of a page's main thread, each time from its performance mark `<name> begins` to `<name> ends`, set
 * while `run` runs: all tasks in between, whoever's they are.
 */
export async function timesBetween(page: Page, run: () => Promise<unknown>): Promise<Record<string, number[]>> {
  const events = await traceOf(page, run, ['toplevel', 'blink.user_timing'])
  const first = events.find(({ name }) => name.endsWith(' begins'))
  const own = events.filter(({ pid, tid }) => pid === first?.pid && tid === first.tid)
  const times: Record<string, number[]> = {}
  let sum = 0
  let end = 0
  for (const { name, ph, ts, dur = 0, tdur = 0 } of own.toSorted(byBegin)) {
    if (name.endsWith(' begins')) sum = 0
    if (name.endsWith(' ends')) (times[name.slice(0, -' ends'.length)] ??= []).push(sum / 1_000)
    if (ph !== 'X' || ts < end) continue
    end = ts + dur
    sum += tdur
  }
  return times
}

async function traceOf(page: Page, run: () => Promise<unknown>, includedCategories: string[]): Promise<TraceEvent[]> {
  const browser = page.context().browser()
  if (!browser) throw new Error('the browser is gone')
  const session = await browser.newBrowserCDPSession()
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } })
  await run()
  const complete = new Promise((resolve) => {
    session.once('Tracing.tracingComplete', resolve)
  })
  await session.send('Tracing.end')
  await complete
  await session.detach()
  return events
}

/** What holds others comes before them. */
const byBegin = (a: TraceEvent, b: TraceEvent): number => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0)

function longestOf(events: readonly TraceEvent[], marks: [string, string]): LongestTasks {
  const [begin, end] = marks.map((mark) => events.find(({ name }) => name === mark))
  if (!begin || !end) throw new Error('the trace lacks a mark')
  const own = events
    .filter(
      ({ ph, pid, tid, ts }) => ph === 'X' && pid === begin.pid && tid === begin.tid && ts > begin.ts && ts < end.ts,
    )
    .toSorted(byBegin)
  const longest = { script: 0, garbage: 0 }
  let task: TraceEvent | undefined
  let isScript = false
  const note = (): void => {
    const kind = isScript ? 'script' : 'garbage'
    longest[kind] = Math.max(longest[kind], (task?.tdur ?? 0) / 1_000)
  }
  for (const event of own) {
    if (!task || event.ts >= task.ts + (task.dur ?? 0)) {
      note()
      task = event
      isScript = false
    }
    isScript ||= event.name === 'FunctionCall'
  }
  note()
  if (longest.script === 0) throw new Error('the trace has no script of the page')
  return longest
}
