import { chosenStep, identityOf, IDENTITY_KEYS } from './identity'
import { keyStep } from './key-step'
import { Opaque } from './opaque'

/**
 * The steps from a value's root to a member: object keys and Map keys as strings, array indices as numbers, elements by their
 * identity as strings: `7`; by a key that a person chose for them, with that key: `nr=7`.
 */
export type Path = readonly (string | number)[]

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u
const NEXT_STEP = /\[(?:(0|[1-9]\d*)|("(?:[^"\\]|\\.)*"))\]|(\.?)([\p{ID_Start}$_][\p{ID_Continue}$]*)/uy

/**
 * A path as text: `items["sku-7"].qty`, `items[0]`. A string step that is an identifier stands after a dot (without one at
 * the start), any other string step as a JSON string in brackets, an index as digits in brackets. The root is ''.
 */
export function formatPath(path: Path): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number' && Number.isSafeInteger(step) && step >= 0) text += `[${step}]`
    else if (IDENTIFIER.test(String(step))) text += text === '' ? step : `.${step}`
    else text += `[${JSON.stringify(String(step))}]`
  }
  return text
}

/** The path that `formatPath` wrote; undefined when the text is none. */
export function parsePath(text: string): Path | undefined {
  const path: (string | number)[] = []
  for (let at = 0; at < text.length; at = NEXT_STEP.lastIndex) {
    NEXT_STEP.lastIndex = at
    const [whole, index, quoted, dot, name] = NEXT_STEP.exec(text) ?? []
    if (whole === undefined || (name !== undefined && (dot === '.') !== at > 0)) return undefined
    const step = index !== undefined ? Number(index) : quoted !== undefined ? unquote(quoted) : name
    if (step === undefined) return undefined
    path.push(step)
  }
  return path
}

function unquote(text: string): string | undefined {
  try {
    return String(JSON.parse(text))
  } catch {
    return undefined
  }
}

/**
 * What stands at a path, or undefined when nothing does. A string step takes a member of an object or of a class instance, a
 * Map's entry, or the array element with that identity (see `Path`); a number step takes an element of an array or of a Set.
 */
export function lookup(value: unknown, path: Path): { value: unknown } | undefined {
  let found: { value: unknown } | undefined = { value }
  for (const step of path) {
    found = member(found.value, step)
    if (!found) return undefined
  }
  return found
}

/** What stands at a path; undefined also when nothing does (see `lookup`). */
export function getAt(value: unknown, path: Path): unknown {
  return lookup(value, path)?.value
}

function member(owner: unknown, step: string | number): { value: unknown } | undefined {
  if (typeof owner !== 'object' || owner === null) return undefined
  if (owner instanceof Map) return entry(owner, step)
  if (owner instanceof Set) return typeof step === 'number' ? nth(owner, step) : undefined
  if (owner instanceof Opaque) return owner.kind === 'instance' ? member(owner.members, step) : undefined
  if (Array.isArray(owner) && typeof step === 'string') return element(owner, step)
  return Object.hasOwn(owner, step) ? { value: (owner as Record<string | number, unknown>)[step] } : undefined
}

function entry(map: ReadonlyMap<unknown, unknown>, step: string | number): { value: unknown } | undefined {
  if (map.has(step)) return { value: map.get(step) }
  let index = 0
  for (const [key, value] of map) if (keyStep(key, index++) === step) return { value }
  return undefined
}

function nth(set: ReadonlySet<unknown>, index: number): { value: unknown } | undefined {
  return index < set.size ? { value: [...set][index] } : undefined
}

function element(array: readonly unknown[], step: string): { value: unknown } | undefined {
  for (const key of IDENTITY_KEYS) {
    const value = array.find((item) => identityOf(item, key) === step)
    if (value !== undefined) return { value }
  }
  const named = chosenStep(step)
  const value = named && array.find((item) => identityOf(item, named.key) === named.id)
  return value === undefined ? undefined : { value }
}
