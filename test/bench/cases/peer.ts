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
      why: 'An update of ours takes 0.15 ± 0.08 ms of the page, all counted that comes of it: its stack, its step as text, the bridge that relays it. Writing and posting the whole state takes 2 to 4 ms at 1 MB, and grows with it.',
    },
  ],
  async run(bench) {
    const { page, browser, call } = await bench.open('transfer')
    await browser.openPanel(page)
    const taken = await call<Record<'ours' | 'theirs' | 'nothing', Taken>>('peers')
    return { peer: added(taken.theirs, taken.ours, taken.nothing) }
  },
})
