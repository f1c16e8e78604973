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
      why: 'nine tenths of it are the engine making the error: without that it takes 1.4 µs. With a debugger attached an error takes 2.7 µs and another 0.25 for each frame, of which about 26 lie below an update here, whatever the limit of the stack, be it none, 10, 25 or 200, and by captureStackTrace as well; a DOMException, which is cheap, has no stack.',
    },
  ],
  async run(bench) {
    const { page, browser, call } = await bench.open('record')
    await browser.openPanel(page)
    const { stringify, update } = await call<Record<'update' | 'stringify', Times>>('withStacks')
    return { 'record-stack': quotient(stringify, update, 'min') }
  },
})
