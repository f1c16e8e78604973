import { agree } from '../timeline/agree'
import { isDictionary } from '../timeline/entity'
import { type History, readingAt } from '../timeline/history'
import { Opaque } from '../value/opaque'
import { findExact, type Place } from './match'

/** How many of the latest writes are compared with the store: each costs a decode. */
const EXAMINED = 3

/**
 * Where a store held exactly what was written into an entry some time after its changes (debounced writers), however little
 * the values tell: its whole state, or the same part at two writes of different contents.
 */
export function followedPlace(store: History, entry: History): Place | undefined {
  const written = entry.readings.filter(({ entry: { event } }) => event.type === 'storage-written').slice(-EXAMINED)
  const found = written.flatMap(({ at, content }) => {
    const { present, value } = content()
    const state = readingAt(store, at)?.content().value
    const place = present ? findExact(value, state) : undefined
    return place ? [{ place, value, state }] : []
  })
  const last = found.at(-1)
  if (!last || found.length < written.length) return undefined
  const same = found.every(({ place }) => agree(place.path, last.place.path))
  const several = found.some(({ value }) => !agree(value, last.value))
  return same && (several || isWhole(last.place, last.value, last.state)) ? last.place : undefined
}

function isWhole({ path, members }: Place, value: unknown, state: unknown): boolean {
  if (path.length > 0 || members < 2 || !isDictionary(value) || !isDictionary(state)) return false
  const data = Object.keys(state).filter((key) => !(state[key] instanceof Opaque))
  return data.length === members
}
