import { decode } from '../core/value/decode'
import type { Encoded } from '../core/value/encoded'
import type { Path } from '../core/value/path'
import { refill, replaceAt } from '../core/value/refill'
import { valueAt } from './reader'
import type { LiveStore } from './stores'

/** Puts a value in place at a path of a store; says why where it can't. What the library throws gets out. */
export function writeTo(store: LiveStore | undefined, path: Path, encoded: Encoded): string | undefined {
  if (!store?.write) return 'this store cannot be written to'
  const present = store.current()
  const there = valueAt(present, path)
  if (!there) return 'nothing there'
  const filled = refill(decode(encoded), there.value)
  const next = filled && replaceAt(present, path, filled.value)
  if (!next) return 'part of it cannot be sent back'
  store.write(next.value)
  return undefined
}
