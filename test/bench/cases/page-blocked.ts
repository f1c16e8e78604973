import { defineCase } from '../define-case'
import { tasksOf } from '../harness/tasks'

const STATES = 3

export default defineCase({
  id: 'page-blocked',
  metrics: [
    {
      name: 'page-blocked',
      what: 'longest task of the page’s main thread that runs a script while S3 is first transferred to the panel, in ms of processor time / 8; the best of 3 transfers',
      better: 'lower',
      target: 1,
      why: 'a slice takes 3 ms and may end with handing 256 K characters to the extension’s port, 1 to 3 ms; what is longer is the engine collecting garbage in one of them.',
    },
  ],
  async run(bench) {
    const { page, browser, call } = await bench.open('transfer')
    await browser.openPanel(page)
    const transfers = []
    for (let i = 0; i < STATES; i++) {
      transfers.push(await tasksOf(page, () => call('transfer'), ['transfer begins', 'transfer ends']))
    }
    const list = (times: readonly number[]): string => times.map((ms) => ms.toFixed(1)).join(', ')
    const longest = transfers.map(({ script }) => script)
    const detail = `${list(longest)} ms; collecting garbage in between ${list(transfers.map(({ garbage }) => garbage))} ms`
    return { 'page-blocked': { ratio: Math.min(...longest) / 8, detail } }
  },
})
