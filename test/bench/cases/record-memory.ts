import { defineCase } from '../define-case'

const EVENTS = 1000

export default defineCase({
  id: 'record-memory',
  metrics: [
    {
      name: 'record-memory',
      what: 'characters of the state as JSON / bytes kept for each recorded update of it with its stack, 1 MB',
      better: 'higher',
      target: 500,
    },
  ],
  async run(bench) {
    const { page, call } = await bench.open('record')
    const session = await page.context().newCDPSession(page)
    await session.send('HeapProfiler.enable')
    const heap = async (): Promise<number> => {
      await session.send('HeapProfiler.collectGarbage')
      const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage')
      return usedSize + backingStorageSize
    }
    const text = await call<number>('prepare')
    await call('fill', EVENTS)
    const before = await heap()
    await call('fill', EVENTS)
    const kept = ((await heap()) - before) / EVENTS
    return { 'record-memory': { ratio: text / kept, detail: `${text} / ${Math.round(kept)} bytes` } }
  },
})
