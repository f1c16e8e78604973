import { defineCase } from '../define-case'
import { added } from '../harness/added'
import type { Taken } from '../pages/transfer'

export default defineCase({
  id: 'peer',
  metrics: [
    {
      name: 'peer',
      what: 'zustand’s devtools middleware with a stand-in for the Redux DevTools extension (JSON.stringify and postMessage of the state) / ours with the panel open, added to one update of 100 in a row, 1 MB',
      better: 'higher',
      target: 100,
      why: 'of an update of ours, all counted that comes of it, making its stack under a debugger and reading it as text took 11 µs of 10 frames, measured by themselves; the rest (its step as text, the message, the bridge) was not told apart. 100 would take about 21 µs in all, which is less than the noise of this measurement.',
    },
  ],
  async run(bench) {
    const { page, browser, call } = await bench.open('transfer')
    await browser.openPanel(page)
    const taken = await call<Record<'ours' | 'theirs' | 'nothing', Taken>>('peers')
    return { peer: added(taken.theirs, taken.ours, taken.nothing) }
  },
})
