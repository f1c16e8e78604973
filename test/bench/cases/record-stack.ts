import { defineCase } from '../define-case'
import { quotient } from '../harness/figures'
import type { Times } from '../pages/support/measure'

export default defineCase({
  id: 'record-stack',
  metrics: [
    {
      name: 'record-stack',
      what: 'JSON.stringify of the state / setState recorded with its stack, 1 MB, the panel open in DevTools',
      better: 'higher',
      target: 100,
      why: 'an update without its stack takes 0.3 µs here, all the rest is the engine making the error: with a debugger attached 3.1 µs under few frames and 8.3 µs under 22, whatever the limit of the stack, be it 25 or none, and by captureStackTrace as well. About 30 frames lie below an update here: 12 to 16 µs.',
    },
  ],
  async run(bench) {
    const { page, browser, call } = await bench.open('record')
    await browser.openPanel(page)
    const { stringify, update } = await call<Record<'update' | 'stringify', Times>>('withStacks')
    return { 'record-stack': quotient(stringify, update, 'min') }
  },
})
