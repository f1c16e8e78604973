import { defineCase } from '../define-case'
import { duration, quotient } from '../harness/figures'
import type { Times } from '../pages/support/measure'

export default defineCase({
  id: 'agent-start',
  metrics: [
    {
      name: 'agent-start',
      what: 'loading a small document in a frame, with the extension / without',
      better: 'lower',
      target: 2.5,
    },
  ],
  async run(bench) {
    const [ours, bare] = await bench.turns<Times>('start', 'frames', [{ extension: true }, {}])
    if (!ours || !bare) throw new Error('a contestant gave no times')
    const { ratio, detail = '' } = quotient(ours, bare)
    return { 'agent-start': { ratio, detail: `${detail}, ${duration(ours.median - bare.median)} more` } }
  },
})
