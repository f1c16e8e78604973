import { agree } from '../timeline/agree'
import { isDictionary } from '../timeline/entity'
import { type History, type Reading, readingAt } from '../timeline/history'
import { Opaque } from '../value/opaque'
import { lookup } from '../value/path'
import { findExact, type Place } from './match'

/** How many of the latest writes are compared with the store: each costs a decode. */
const EXAMINED = 3
/** How many of the latest are looked through for those. */
const LOOKED_THROUGH = 10

/**
 * Where a store held exactly what was written into an entry some time after its changes (debounced writers), however little
 * the values tell: its whole state or slice, or the same part at two writes of different contents.
 */
export function followedPlace(store: History, entry: History): Place | undefined {
  const isOwn = (document: string): boolean => store.source.documents?.includes(document) === true
  const written = latestWrites(
    entry.readings.filter(
      ({ at, entry: { event, document } }) =>
        event.type === 'storage-written' &&
        event.seenBy === 'method' &&
        isOwn(document.id) &&
        // Before the store was seen in that document nothing is known of it.
        readingAt(store, at)?.entry.document === document,
    ),
  )
  const found = written.flatMap(({ at, content }) => {
    const { present, value } = content()
    const state = readingAt(store, at)?.content().value
    const place = present ? findExact(value, state) : undefined
    return place ? [{ place, value, state }] : []
  })
  const last = found.at(-1)
  if (!last || found.length < written.length) return undefined
  const same = found.every(({ place }) => agree(place.path, last.place.path))
  return same && (found.length > 1 || isWhole(last.place, last.state)) ? last.place : undefined
}

/** The latest writes of different contents: an app that begins with its defaults each time writes them each time. */
function latestWrites(all: readonly Reading[]): Reading[] {
  const found: Reading[] = []
  for (const reading of all.slice(-LOOKED_THROUGH).toReversed()) {
    const { value } = reading.content()
    if (!found.some((each) => agree(each.content().value, value))) found.unshift(reading)
    if (found.length === EXAMINED) break
  }
  return found
}

/** The state or one slice of it, a list perhaps, with at least two things in it, one level down included. */
function isWhole({ path, members }: Place, state: unknown): boolean {
  const held = path.length < 2 ? lookup(state, path)?.value : undefined
  if (!isDictionary(held) && !Array.isArray(held)) return false
  const data = Object.values(held).filter((member) => !(member instanceof Opaque))
  const below = data.flatMap((member) => (typeof member === 'object' && member !== null ? Object.keys(member) : []))
  return (Array.isArray(held) || data.length === members) && data.length + below.length > 2
}
