import { agree } from '../timeline/agree'
import { isDictionary } from '../timeline/entity'
import { type History, readingAt } from '../timeline/history'
import { Opaque } from '../value/opaque'
import { lookup } from '../value/path'
import { findExact, type Place } from './match'

/** How many of the latest writes are compared with the store: each costs a decode. */
const EXAMINED = 3

/**
 * Where a store held exactly what was written into an entry some time after its changes (debounced writers), however little
 * the values tell: its whole state or slice, or the same part at two writes of different contents.
 */
export function followedPlace(store: History, entry: History): Place | undefined {
  const isOwn = (document: string): boolean => store.source.documents?.includes(document) === true
  const written = entry.readings
    .filter(
      ({ entry: { event, document } }) =>
        event.type === 'storage-written' && event.seenBy === 'method' && isOwn(document.id),
    )
    .slice(-EXAMINED)
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
  return same && (several || isWhole(last.place, last.state)) ? last.place : undefined
}

/** The state or one slice of it, a list perhaps, with at least two things in it, one level down included. */
function isWhole({ path, members }: Place, state: unknown): boolean {
  const held = path.length < 2 ? lookup(state, path)?.value : undefined
  if (!isDictionary(held) && !Array.isArray(held)) return false
  const data = Object.values(held).filter((member) => !(member instanceof Opaque))
  const below = data.flatMap((member) => (typeof member === 'object' && member !== null ? Object.keys(member) : []))
  return (Array.isArray(held) || data.length === members) && data.length + below.length > 2
}
