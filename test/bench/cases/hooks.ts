import { defineCase, type Metric } from '../define-case'
import { quotient } from '../harness/figures'
import type { Hooked } from '../pages/hooks'
import type { Times } from '../pages/support/measure'

const NAMES: Record<Hooked, string> = {
  proxy: 'hook-proxy',
  weakMap: 'hook-weak-map',
  define: 'hook-define-property',
  set: 'hook-set',
  assign: 'hook-assign',
}

const row = (name: Hooked, what: string, target: number, why?: string): Metric => ({
  name: NAMES[name],
  what: `${what}, in a page with the extension / without`,
  better: 'lower',
  target,
  ...(why !== undefined && { why }),
})

export default defineCase({
  id: 'hooks',
  metrics: [
    row('proxy', 'new Proxy', 10),
    row('weakMap', 'WeakMap.set with an object', 20),
    row(
      'define',
      'Object.defineProperty',
      2,
      'about 0.24 µs each: a function bound to read like the browser’s own calls the bound one of the browser, whose own call the engine would have inlined. It leaves ten seconds after the load where no MobX was found.',
    ),
    row('set', 'new Set of 1,000 objects', 4),
    row('assign', 'Object.assign', 2),
  ],
  async run(bench) {
    const [ours, bare] = await bench.turns<Record<Hooked, Times>>('hooks', 'times', [{ extension: true }, {}])
    if (!ours || !bare) throw new Error('a contestant gave no times')
    return Object.fromEntries(
      (Object.keys(NAMES) as Hooked[]).map((hook) => [NAMES[hook], quotient(ours[hook], bare[hook])]),
    )
  },
})
