import type { ReactState, StoredText } from '../define-adapter'
import { isData, textOf } from './data'

const { parse, stringify } = JSON

/** A hook that keeps an entry has the key among its dependencies: so many hooks away at most. */
const NEXT = 1
const NEXT_EXTERNAL = 3
/** A text this long is no coincidence. */
const TELLING = 12

/** The entry of web storage that a state is kept in. */
export interface Kept {
  area: StoredText['area']
  key: string
  /** The component's own hooks name the key: the state is that entry's, whatever it holds. */
  isNamed: boolean
}

/**
 * The entry that a state stands for: the one its neighbouring hooks name, as those of `useLocalStorage` do; else one that
 * holds the very same.
 */
export function keptIn(
  state: ReactState,
  stored: Iterable<StoredText>,
  isClaimed: (key: string) => boolean,
): Kept | undefined {
  const entries = [...stored]
  const named = entries.flatMap((entry) => {
    const near = state.deps.find(({ values }) => values.includes(entry.key))
    return near && entry.isRead && !isClaimed(entry.key) ? [{ entry, distance: near.distance }] : []
  })
  const closest = named.toSorted((a, b) => a.distance - b.distance)
  const found =
    closest.find(({ entry }) => holds(entry, state)) ??
    closest.find(({ entry, distance }) =>
      state.isExternal ? state.value === null && distance <= NEXT_EXTERNAL : mayHold(entry, state) && distance <= NEXT,
    )
  if (found) return { area: found.entry.area, key: found.entry.key, isNamed: true }
  const same = entries.find((entry) => isTelling(state.value) && holds(entry, state))
  return same && { area: same.area, key: same.key, isNamed: false }
}

/** What an entry's text says to an app that keeps its states as JSON. */
export function read(text: unknown): unknown {
  if (typeof text !== 'string') return text
  try {
    return parse(text)
  } catch {
    return text
  }
}

function holds({ text }: StoredText, { value, isExternal }: ReactState): boolean {
  if (text === undefined || typeof value === 'function' || typeof value === 'symbol') return false
  if (text === value) return true
  if (isExternal) return false
  return text === (typeof value === 'object' && value !== null ? textOf(value) : scalarText(value))
}

function scalarText(value: unknown): string | undefined {
  return typeof value === 'bigint' ? undefined : stringify(value)
}

/** Nothing is stored yet, or in a form of the app's own. */
function mayHold({ text }: StoredText, { value }: ReactState): boolean {
  if (typeof value === 'function') return false
  return text === undefined || typeof value === 'object'
}

function isTelling(value: unknown): boolean {
  return typeof value === 'string' ? value.length >= TELLING : isData(value)
}
