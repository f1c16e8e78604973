import { defineCase } from '../define-case'
import { quotient } from '../harness/figures'
import type { Times } from '../pages/support/measure'

export default defineCase({
  id: 'record',
  metrics: [
    {
      name: 'record-ring',
      what: 'recorded setState / bare setState of zustand, 1 MB; more updates a second than get a stack',
      better: 'lower',
      target: 2,
      why: 'of what is added, at best 0.15 µs, reading the clock (Date.now) takes a third, the listener that zustand calls and the guard around it a fifth, and the fact that stays the rest.',
    },
    {
      name: 'record-immer',
      what: 'the same with an update by immer',
      better: 'lower',
      target: 1.05,
      why: 'what is added is 2 % of the 7 µs that immer takes, and what stays hooked of the built-ins that it calls below 1 % (shortest times in one page); what is above that differs from run to run of the two browsers.',
    },
    {
      name: 'record-growth',
      what: 'recorded setState with a state of 10 MB / of 1 KB',
      better: 'lower',
      target: 1.2,
    },
  ],
  async run(bench) {
    const recorded = async (args: { size: string; immer?: boolean }) => {
      const [ours, bare] = await bench.turns<Times>('record', 'updates', [{ args, extension: true }, { args }])
      if (!ours || !bare) throw new Error('a contestant gave no times')
      return quotient(ours, bare)
    }
    const { small, large } = await bench.run<Record<'small' | 'large', Times>>('record', 'growth', null, {
      extension: true,
    })
    return {
      'record-ring': await recorded({ size: '1MB' }),
      'record-immer': await recorded({ size: '1MB', immer: true }),
      'record-growth': quotient(large, small),
    }
  },
})
