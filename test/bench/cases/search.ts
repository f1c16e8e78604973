import { defineCase } from '../define-case'
import { extreme, quotient } from '../harness/figures'
import type { Times } from '../pages/support/measure'

export default defineCase({
  id: 'search',
  metrics: [
    {
      name: 'search',
      what: 'finding a text in keys and values, as typed with its case / JSON.parse, worst of S3, S4',
      better: 'lower',
      target: 0.5,
      why: 'of JSON.parse of S3 the barest walk there can be, without paths, cycles or other kinds, takes 0.35 to 0.48; JSON.parse took from 20 to 30 ms on a busy machine.',
    },
    {
      name: 'search-first',
      what: 'the same in a state that has just been parsed, of which no lists are kept yet',
      better: 'lower',
    },
    {
      name: 'search-any-case',
      what: 'the same, whatever its case, as the panel does unless told otherwise',
      better: 'lower',
      target: 0.8,
    },
  ],
  async run(bench) {
    const searched = (state: string) =>
      bench.run<Record<'plain' | 'withCase' | 'first' | 'parse', Times>>('search', 'search', { state })
    const [S3, S4] = [await searched('S3'), await searched('S4')]
    const worst = (by: 'plain' | 'withCase' | 'first') =>
      extreme('largest', { S3: quotient(S3[by], S3.parse, 'min'), S4: quotient(S4[by], S4.parse, 'min') })
    return { search: worst('withCase'), 'search-first': worst('first'), 'search-any-case': worst('plain') }
  },
})
