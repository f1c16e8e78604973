import { defineCase } from '../define-case'
import { quotient } from '../harness/figures'
import type { Times } from '../pages/support/measure'

type Compared = Record<'ours' | 'parse' | 'jsondiffpatch', Times>

export default defineCase({
  id: 'diff-shared',
  metrics: [
    { name: 'diff-shared-array', what: 'jsondiffpatch / ours, S2 shared', better: 'higher', target: 25 },
    {
      name: 'diff-shared-tree',
      what: 'jsondiffpatch / ours, S4 shared',
      better: 'higher',
      target: 5,
      why: 'Ours gives the state of the leaf too: who moved, from what both had in common, looked up in the history. The walk that only lists the steps from one state to the next (`diffSteps`) is about four times as fast as jsondiffpatch.',
    },
  ],
  async run(bench) {
    const compared = (state: string) =>
      bench.run<Compared>('diff', 'compare', { state, edit: 'shared', peers: ['jsondiffpatch'] })
    const array = await compared('S2')
    const tree = await compared('S4')
    return {
      'diff-shared-array': quotient(array.jsondiffpatch, array.ours),
      'diff-shared-tree': quotient(tree.jsondiffpatch, tree.ours),
    }
  },
})
