import { defineCase, type Figure } from '../define-case'
import { extreme, quotient } from '../harness/figures'
import type { Times } from '../pages/support/measure'

const PEERS = ['jsondiffpatch', 'microdiff', 'fast-json-patch', 'deep-object-diff'] as const

type Compared = Record<'ours' | 'parse' | (typeof PEERS)[number], Times>

export default defineCase({
  id: 'diff-unshared',
  metrics: [
    { name: 'diff-unshared-array', what: 'ours / JSON.parse, S2 unshared', better: 'lower', target: 0.35 },
    {
      name: 'diff-unshared-tree',
      what: 'ours / JSON.parse, worst of S1, S3, S4 unshared',
      better: 'lower',
      target: 0.7,
      why: 'by processor time, side by side, this takes 1.0 to 1.1 times as long as a bare walk that lists what differs in plain JSON and knows no states: what is left is reading both states out of memory. The figure moves with what JSON.parse pays for collecting garbage.',
    },
    { name: 'diff-best-peer-array', what: 'best of the peers / ours, S2 unshared', better: 'higher', target: 2.5 },
    {
      name: 'diff-best-peer-tree',
      what: 'best of the peers / ours, worst of S3, S4 unshared',
      better: 'higher',
      target: 1.4,
      why: 'both read the same two states out of memory, which is most of the time: by processor time of the main thread alone, side by side, it was 1.6.',
    },
  ],
  async run(bench) {
    const compared = (state: string) =>
      bench.run<Compared>('diff', 'compare', { state, edit: 'unshared', peers: PEERS })
    const [S1, S2, S3, S4] = [await compared('S1'), await compared('S2'), await compared('S3'), await compared('S4')]
    const ofParse = ({ ours, parse }: Compared): Figure => quotient(ours, parse, 'min')
    return {
      'diff-unshared-array': ofParse(S2),
      'diff-unshared-tree': extreme('largest', { S1: ofParse(S1), S3: ofParse(S3), S4: ofParse(S4) }),
      'diff-best-peer-array': bestPeer(S2),
      'diff-best-peer-tree': extreme('smallest', { S3: bestPeer(S3), S4: bestPeer(S4) }),
    }
  },
})

const bestPeer = (times: Compared): Figure =>
  extreme('smallest', Object.fromEntries(PEERS.map((name) => [name, quotient(times[name], times.ours)])))
