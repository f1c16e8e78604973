import { defineCase } from '../define-case'
import { quotient } from '../harness/figures'
import type { Times } from '../pages/support/measure'

export default defineCase({
  id: 'align-three',
  metrics: [
    {
      name: 'align-three',
      what: 'three readings / two readings, S3 unshared, with states',
      better: 'lower',
      target: 2.5,
    },
  ],
  async run(bench) {
    const { two, three } = await bench.run<Record<'two' | 'three', Times>>('align', 'columns')
    return { 'align-three': quotient(three, two) }
  },
})
