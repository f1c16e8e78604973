import { defineCase } from '../define-case'
import { quotient } from '../harness/figures'
import type { Times } from '../pages/support/measure'

type Compared = Record<'ours' | 'parse', Times>

export default defineCase({
  id: 'diff-order',
  metrics: [
    {
      name: 'diff-insert-head',
      what: 'ours / JSON.parse, S2 with one more at its head, reported as one',
      better: 'lower',
      target: 0.4,
    },
    {
      name: 'diff-shuffle',
      what: 'ours / JSON.parse, S2 in another order, reported as moves',
      better: 'lower',
      target: 0.75,
      why: 'Finding the partners by their identities takes 0.15 of JSON.parse, comparing the same elements in order (diff-unshared-array) 0.28. The rest is most likely waiting for memory: elements stand there in one order and are read in another.',
    },
  ],
  async run(bench) {
    const compared = (edit: string) => bench.run<Compared>('diff', 'compare', { state: 'S2', edit })
    const head = await compared('inserted')
    const order = await compared('shuffled')
    return {
      'diff-insert-head': quotient(head.ours, head.parse, 'min'),
      'diff-shuffle': quotient(order.ours, order.parse, 'min'),
    }
  },
})
