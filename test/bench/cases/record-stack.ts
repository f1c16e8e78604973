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
      why: 'with no stack taken, 4.6 of 15 µs were left: the rest is the engine making the error. With a debugger attached that takes 2.7 µs and another 0.25 for each frame, of which about 26 lie below an update here, whatever the limit of the stack, be it none, 10, 25 or 200, and by captureStackTrace as well; a DOMException, which is cheap, has no stack. Of the 4.6 about 1.3 are a message that the agent posts to itself once in a task, to tell tasks apart: 60 to 100 µs each under a debugger.',
    },
  ],
  async run(bench) {
    const { page, browser, call } = await bench.open('record')
    await browser.openPanel(page)
    const { stringify, update } = await call<Record<'update' | 'stringify', Times>>('withStacks')
    return { 'record-stack': quotient(stringify, update, 'min') }
  },
})
