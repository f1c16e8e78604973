import { isDictionary } from '../timeline/entity'
import type { Reading } from '../timeline/history'
import { type Member, valuesAt } from '../timeline/member'
import { isVersionName } from '../timeline/version-name'
import { isDeclared } from './left-out'

/** States looked through for such a member, from the first and from the last: each costs a decode. */
const EXAMINED_READINGS = 10

/**
 * What an app wrote by itself, without the version number that it keeps beside its state: wrapping, as a library's envelope
 * is, where memory never had one.
 */
export function withoutVersion(entry: Member, value: unknown, store: Member | undefined): unknown {
  if (!store || !isDictionary(value) || isDeclared(store.source, entry.source)) return value
  const names = Object.keys(value).filter((name) => isVersionName(name) && typeof value[name] === 'number')
  const wrapping = new Set(names.filter((name) => !wasHeld(store, [...entry.mount, name])))
  return wrapping.size === 0 ? value : Object.fromEntries(Object.entries(value).filter(([name]) => !wrapping.has(name)))
}

function wasHeld(store: Member, path: Member['mount']): boolean {
  const { readings } = store.history
  const valueIn = valuesAt(store, path)
  const holds = (reading: Reading): boolean => valueIn(reading) !== undefined
  return readings.slice(0, EXAMINED_READINGS).some(holds) || readings.slice(-EXAMINED_READINGS).some(holds)
}
