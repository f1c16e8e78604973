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
      why: 'half of what is added is the clock (Date.now) and the listener that zustand calls; the rest is the fact that stays, which the garbage collector has to move: a busy machine shows that first.',
    },
    {
      name: 'record-immer',
      what: 'the same with an update by immer',
      better: 'lower',
      target: 1.05,
      why: 'besides what record-ring shows, immer puts each draft into a Set, whose add is listened to while stores may still be found.',
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
