import { defineCase } from '../define-case'
import { added } from '../harness/added'
import { timesBetween } from '../harness/tasks'
import { takenOf } from '../pages/support/taken'

export default defineCase({
  id: 'peer',
  metrics: [
    {
      name: 'peer',
      what: 'zustand’s devtools middleware with a stand-in for the Redux DevTools extension (JSON.stringify and postMessage of the state) / ours with the panel open, processor time of the page’s main thread that one update of 100 in a row adds, 1 MB',
      better: 'higher',
      target: 100,
      why: 'ours is 16 to 25 µs from run to run, on a machine that others use too: 81 to 155 in five runs of one day. Twenty of a hundred updates have a stack, which the engine writes as text.',
    },
  ],
  async run(bench) {
    const { page, browser, call } = await bench.open('transfer')
    await browser.openPanel(page)
    let calls: Record<'ours' | 'theirs' | 'nothing', number> | undefined
    const times = await timesBetween(page, async () => (calls = await call('peers')))
    const taken = (name: 'ours' | 'theirs' | 'nothing') => takenOf(times[name] ?? [], calls?.[name] ?? 0)
    return { peer: added(taken('theirs'), taken('ours'), taken('nothing')) }
  },
})
