import { defineCase } from '../define-case'

/** A machine that does something else interrupts some of the transfers. */
const STATES = 5

export default defineCase({
  id: 'page-blocked',
  metrics: [
    {
      name: 'page-blocked',
      what: 'longest slice of ours on the page while S3 is first transferred to the panel, in ms / 8; the best of 5 transfers',
      better: 'lower',
      target: 1,
    },
  ],
  async run(bench) {
    const { page, browser, call } = await bench.open('transfer')
    await browser.openPanel(page)
    const longest = await call<number[]>('transfers', { states: STATES })
    const detail = `${longest.map((ms) => ms.toFixed(1)).join(', ')} ms`
    return { 'page-blocked': { ratio: Math.min(...longest) / 8, detail } }
  },
})
