import type { AgentEvent } from '../protocol/recording'

type Members = Record<string | number, unknown>

/** Where an array or object of the text stands, and in which of them. */
interface Place {
  owner: Members
  key: string | number
  within: number
}

/** The event with `shared` and `ref` for the `again`s in it, and with its holes in `array`s. Changes what it is given. */
export function untangled(event: AgentEvent): AgentEvent {
  if (event.tangled !== true) return event
  const { tangled: _, ...plain } = event
  for (const key of Object.keys(plain)) if (key !== 'steps') untangle(plain, key)
  if (plain.type === 'store-changed') for (const step of plain.steps ?? []) untangle(step, 'value')
  return plain
}

/**
 * The value that stands at `key` as `encode` tells it: an agent that writes while it reads learns only at the second place of an object
 * that there is another, and only at a hole that an array has some. An `again` that refers to nothing before it stays as it is, and is
 * decoded as unreadable. Takes any depth.
 */
export function untangle(owner: object, key: string): void {
  const places: Place[] = []
  const agains: { place: Place; n: number }[] = []
  const holed = new Set<number>()
  const left: Place[] = [{ owner: owner as Members, key, within: -1 }]
  for (let place = left.pop(); place; place = left.pop()) {
    const node = place.owner[place.key]
    if (typeof node !== 'object' || node === null) continue
    const { $: tag, n } = node as Members
    if (tag === 'again' && isIndex(n) && n < places.length) agains.push({ place, n })
    if (tag === 'hole' && Array.isArray(place.owner)) holed.add(place.within)
    addMembers(left, node as Members, places.push(place) - 1)
  }
  share(places, agains)
  // From within: an array with holes may be an element of one.
  for (const n of [...holed].toSorted((a, b) => b - a)) fillHoles(places[n])
}

/** So that the first member is taken first. */
function addMembers(left: Place[], node: Members, within: number): void {
  if (Array.isArray(node)) {
    for (let i = node.length - 1; i >= 0; i--) if (isObject(node[i])) left.push({ owner: node, key: i, within })
    return
  }
  const keys = Object.keys(node)
  for (let i = keys.length - 1; i >= 0; i--) {
    const key = keys[i] ?? ''
    if (isObject(node[key])) left.push({ owner: node, key, within })
  }
}

/** Numbers from 1 on, in the order in which the first places stand in the text. */
function share(places: readonly Place[], agains: readonly { place: Place; n: number }[]): void {
  const ids = new Map([...new Set(agains.map(({ n }) => n))].toSorted((a, b) => a - b).map((n, i) => [n, i + 1]))
  for (const { place, n } of agains) place.owner[place.key] = { $: 'ref', id: ids.get(n) }
  for (const [n, id] of ids) {
    const first = places[n]
    if (first) first.owner[first.key] = { $: 'shared', id, v: first.owner[first.key] }
  }
}

function fillHoles(place: Place | undefined): void {
  if (!place) return
  const found = place.owner[place.key] as Members
  const array = Array.isArray(found) ? found : (found['v'] as unknown[])
  const entries: unknown[] = []
  let length = 0
  for (const element of array) {
    const { $: tag, n } = isObject(element) ? element : {}
    if (tag === 'hole' && isIndex(n)) length += n
    else entries.push([length++, element])
  }
  const whole = { $: 'array', v: entries, length }
  if (found === (array as unknown)) place.owner[place.key] = whole
  else found['v'] = whole
}

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null
const isIndex = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
