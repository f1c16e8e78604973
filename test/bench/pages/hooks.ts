import { measure, type Times } from './support/measure'
import { offer, type Turn } from './support/offer'

const objects = Array.from({ length: 1000 }, (_, i) => ({ i }))
const map = new WeakMap<object, object>()
const handler = {}

/** What pages do all the time and the agent listens to, a thousand times each. */
const calls = {
  proxy: () => objects.map((object) => new Proxy(object, handler)).length,
  weakMap: () => objects.forEach((object) => map.set(object, object)),
  define: () => objects.map((value) => Object.defineProperty({}, 'own', { value })).length,
  set: () => new Set(objects).size,
  assign: () => objects.map((object) => Object.assign({}, object)).length,
}

export type Hooked = keyof typeof calls

const times = async (_: unknown, turn: Turn): Promise<Record<Hooked, Times>> =>
  measure(calls, turn, { sample: 1, budget: 400 })

offer({ times })
