import type { AdapterHost } from '../define-adapter'
import { ownValue } from '../support/own'
import type { Atom, AtomState } from './shapes'

/**
 * What a person calls an atom: its label, else the name jotai counts out, which is the same after a reload. A `reader` that
 * shows its value as it is stands for it, as it is what the app has (`atomWithStorage` is such a pair).
 */
export function labelOf(atom: Atom, host: AdapterHost, reader = atom): string {
  const label = [atom, reader].map((each) => ownValue(each, 'debugLabel')).find(isName)
  if (label !== undefined) return label
  const toString = ownValue(reader, 'toString')
  const counted: unknown = host.guard(
    () => (typeof toString === 'function' ? Reflect.apply(toString, reader, []) : undefined),
    undefined,
  )
  return isName(counted) ? counted : 'atom'
}

/** Whether a computed atom is nothing but the value of another one, which looks after itself when it is mounted. */
export function isReadBy(reader: AtomState | undefined, atom: Atom, { v }: AtomState): boolean {
  return (
    reader !== undefined &&
    Object.hasOwn(atom, 'onMount') &&
    reader.d.size === 1 &&
    reader.d.has(atom) &&
    Object.is(reader.v, v)
  )
}

const isName = (value: unknown): value is string => typeof value === 'string' && value !== ''
