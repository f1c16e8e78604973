import { defineCase } from '../define-case'
import { quotient } from '../harness/figures'
import type { Times } from '../pages/support/measure'

type Compared = Record<'ours' | 'steps' | 'parse' | 'jsondiffpatch', Times>

/** Where states share their parts: between two updates of a store, of which the agent lists what to send. */
const WALK = 'jsondiffpatch / our walk of each update of a store (`diffSteps`: paths and values, no states)'

export default defineCase({
  id: 'diff-shared',
  metrics: [
    { name: 'diff-shared-array', what: `${WALK}, S2 shared`, better: 'higher', target: 25 },
    {
      name: 'diff-shared-tree',
      what: `${WALK}, S4 shared`,
      better: 'higher',
      target: 5,
      why: 'of the 1.8 µs of ours, 0.7 are the comparison of the 10 KB text that differs in its last character, which both make, and 0.3 are reading members by their descriptors, which runs no getter of the page.',
    },
    {
      name: 'align-shared-array',
      what: 'jsondiffpatch / a whole comparison as the panel makes it, with states and what was in common, S2 shared',
      better: 'higher',
    },
    { name: 'align-shared-tree', what: 'the same, S4 shared', better: 'higher' },
  ],
  async run(bench) {
    const compared = (state: string) =>
      bench.run<Compared>('diff', 'compare', { state, edit: 'shared', peers: ['jsondiffpatch'] })
    const array = await compared('S2')
    const tree = await compared('S4')
    return {
      'diff-shared-array': quotient(array.jsondiffpatch, array.steps),
      'diff-shared-tree': quotient(tree.jsondiffpatch, tree.steps),
      'align-shared-array': quotient(array.jsondiffpatch, array.ours),
      'align-shared-tree': quotient(tree.jsondiffpatch, tree.ours),
    }
  },
})
