import { defineCase } from '../define-case'
import { added } from '../harness/added'
import type { Taken } from '../pages/support/taken'

export default defineCase({
  id: 'mirror-update',
  metrics: [
    {
      name: 'mirror-update',
      what: 'JSON.stringify of S3 / main-thread time that an update of one leaf takes until it is on its way to the panel, the app’s own part included; 100 in a row',
      better: 'higher',
      target: 100,
    },
  ],
  async run(bench) {
    const { page, browser, call } = await bench.open('transfer')
    await browser.openPanel(page)
    const taken = await call<Record<'update' | 'nothing' | 'stringify', Taken>>('updates')
    return { 'mirror-update': added(taken.stringify, taken.update, taken.nothing) }
  },
})
