import { defineCase } from '../define-case'
import { duration } from '../harness/figures'
import type { Times } from '../pages/support/measure'

export default defineCase({
  id: 'first-picture',
  metrics: [
    {
      name: 'first-picture',
      what: 'choosing the panel in DevTools until the difference of S4 is painted, a store against the server’s answer it came from / JSON.parse of S4',
      better: 'lower',
      target: 8,
      why: 'All 44 MB are told, once, before anything is said of them: a picture of a beginning would not be true. In processor time of the page’s main thread, encoding them in slices takes 2.5 to 3 × JSON.parse, of which a quarter is the map that tells shared objects and cycles, and writing the text in slices 1.3 to 1.6 × more. Handing it to the extension’s port and collecting the garbage take most of the rest. The panel parses and judges at the end, about 2 × JSON.parse.',
    },
  ],
  async run(bench) {
    const { page, browser, call } = await bench.open('first-picture')
    const { min: parse } = await call<Times>('prepare')
    const began = performance.now()
    const { panel } = await browser.openPanel(page)
    const shown = performance.now()
    await panel.getByRole('tab', { name: 'Compare' }).click()
    await panel
      .getByText(/is behind memory|server .* behind|1 differ/)
      .first()
      .waitFor({ timeout: 100_000 })
    const painted = performance.now()
    const detail = `${duration(painted - shown)} after the panel was there / ${duration(parse)}; DevTools took ${duration(shown - began)}`
    return { 'first-picture': { ratio: (painted - shown) / parse, detail } }
  },
})
