import { unflatten } from 'devalue'
import { defineCodec } from './define-codec'

/** Types that devalue knows itself; all others are an app's own wrappers: Nuxt's `Reactive`, `ShallowRef` and the like. */
const KNOWN =
  /^(?:Date|Set|Map|RegExp|Object|BigInt|null|ArrayBuffer|URL|URLSearchParams|DataView|Temporal\..+|(?:Big)?(?:Int|Uint|Float)\d+(?:Clamped)?Array)$/
/** Below 0 stand undefined, holes, NaN, the infinities and -0. */
const LOWEST = -7

/** devalue's flat list, in which members are numbers of other members: what Nuxt and SvelteKit put into their pages. */
export default defineCodec({
  id: 'devalue',
  label: 'devalue',
  detect: ({ json, value }) => (isFlat(json ? json.value : value) ? 0.93 : 0),
  decode: ({ json, value }) => {
    const flat = json ? json.value : value
    if (!isFlat(flat)) throw new Error('no flat list')
    // It writes into the list that it is given.
    return { state: unflatten([...flat], reviversOf(flat)), statePath: [] }
  },
})

/** Every member but the first is meant by another, and none means one that is not there. */
function isFlat(list: unknown): list is unknown[] {
  if (!Array.isArray(list) || list.length < 2 || typeof list[0] !== 'object' || list[0] === null) return false
  const meant = new Set<number>()
  const mean = (index: unknown): boolean => {
    if (typeof index !== 'number' || !Number.isInteger(index) || index < LOWEST || index >= list.length) return false
    meant.add(index)
    return true
  }
  return list.every((member) => areIndices(member, mean)) && list.every((_, index) => index === 0 || meant.has(index))
}

function areIndices(member: unknown, mean: (index: unknown) => boolean): boolean {
  if (typeof member !== 'object' || member === null) return true
  if (!Array.isArray(member)) return Object.values(member).every(mean)
  const [type, ...rest] = member as unknown[]
  if (typeof type !== 'string') return member.every(mean)
  if (type === 'Set' || type === 'Map' || !KNOWN.test(type)) return rest.every(mean)
  if (type === 'null') return rest.every((each, at) => at % 2 === 0 || mean(each))
  for (const each of rest) mean(each)
  return true
}

/** What an app's own wrapper holds stands for it. */
function reviversOf(flat: readonly unknown[]): Record<string, (held: unknown) => unknown> {
  const types = flat.flatMap((member) => (Array.isArray(member) && typeof member[0] === 'string' ? [member[0]] : []))
  const own = types.filter((type) => !KNOWN.test(type))
  return Object.fromEntries(own.map((type) => [type, type.startsWith('Empty') ? emptied : held]))
}

const held = (value: unknown): unknown => value

/** Nuxt's refs to nothing much: their content is text again. */
function emptied(text: unknown): unknown {
  if (text === '_' || typeof text !== 'string') return undefined
  if (text === '0n') return 0n
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
