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
      why: 'with a debugger attached the engine keeps a second, detailed stack of every error, whatever its limit: about 30 frames (15 of the app, the rest of zustand, the bench and ours) take most of the time.',
    },
  ],
  async run(bench) {
    const { page, browser, call } = await bench.open('record')
    await browser.openPanel(page)
    const { stringify, update } = await call<Record<'update' | 'stringify', Times>>('withStacks')
    return { 'record-stack': quotient(stringify, update, 'min') }
  },
})
