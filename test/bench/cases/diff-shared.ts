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
      why: 'The first question, whether anything differs, goes down to the leaf and back in 1.1 µs, a ninth of jsondiffpatch’s 9 µs; the walk that only lists the steps (`diffSteps`) takes 2.1 µs. The other 5 to 6 µs are spent on what is to be shown: lists of members on ten levels, the identities along the path, the state of the leaf. Looking up what both had in common is 0.8 µs of that.',
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
