import { defineCase } from '../define-case'
import { quotient } from '../harness/figures'
import type { Times } from '../pages/support/measure'

export default defineCase({
  id: 'tree-toggle',
  metrics: [
    {
      name: 'tree-toggle',
      what: 'all open rows made anew / a group of a thousand closed and opened again, 1.1 million rows',
      better: 'higher',
      target: 30,
    },
  ],
  async run(bench) {
    const { rebuild, toggle } = await bench.run<Record<'rebuild' | 'toggle', Times>>('grid', 'toggle', {
      rows: 1_100_000,
    })
    return { 'tree-toggle': quotient(rebuild, toggle) }
  },
})
