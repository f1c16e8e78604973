import { descriptorOf, getter, hasOwn, prototypeOf, SafeMap, uncurry } from './primordials'

/** A data member of an object or its prototypes; accessors are not called but give undefined. May throw on proxies. */
export function dataMember(owner: object, key: string): unknown {
  let at: object | null = owner
  for (let depth = 0; at !== null && depth < MAX_CHAIN; depth++) {
    if (hasOwn(at, key)) return ownData(at, key)
    at = prototypeOf(at) as object | null
  }
  return undefined
}

function ownData(owner: object, key: string): unknown {
  const descriptor = descriptorOf(owner, key)
  return descriptor && hasOwn(descriptor, 'value') ? descriptor.value : undefined
}

/** The built-in classes that are written as themselves. `EventTarget` stands for windows, DOM nodes and sockets. */
const BUILT_IN = ['Date', 'Map', 'Set', 'RegExp', 'Error', 'ArrayBuffer', 'EventTarget'] as const
export type BuiltIn = (typeof BUILT_IN)[number]

export interface Kind {
  /** The name of the class; '' when it has none. */
  name: string
  /** The first built-in class on the prototype chain, by name: objects of other realms are recognised too. */
  builtIn: BuiltIn | undefined
}

const MAX_CHAIN = 20
const known = new SafeMap<string, BuiltIn>()
for (const name of BUILT_IN) known.set(name, name)

/** What kind of object has this prototype. May throw on proxies. */
export function kindOf(prototype: object): Kind {
  const kind: Kind = { name: '', builtIn: undefined }
  const own = dataMember(prototype, 'constructor')
  if (typeof own === 'function') kind.name = functionName(own)
  let at: object | null = prototype
  for (let depth = 0; at !== null && depth < MAX_CHAIN; depth++) {
    kind.builtIn = known.get(classNameAt(at))
    if (kind.builtIn) return kind
    at = prototypeOf(at) as object | null
  }
  return kind
}

function classNameAt(prototype: object): string {
  const constructor = ownData(prototype, 'constructor')
  return typeof constructor === 'function' ? functionName(constructor) : ''
}

/** The name of a function, without calling anything of the page. May throw on proxies. */
export function functionName(of: object): string {
  const name = ownData(of, 'name')
  return typeof name === 'string' ? slice(name, 0, 200) : ''
}

// Each throws unless it is handed the real thing: a class of the page that is merely called `Date` is not taken for one.
export const timeOf = uncurry<number>(Date.prototype.getTime)
export const mapSize = getter(Map.prototype, 'size')
export const setSize = getter(Set.prototype, 'size')
export const forEachOfMap = uncurry<void>(Map.prototype.forEach)
export const forEachOfSet = uncurry<void>(Set.prototype.forEach)
export const sourceOf = getter(RegExp.prototype, 'source')
/** `RegExp.prototype.flags` itself would read members that the page can shadow. */
const FLAGS: readonly { letter: string; isSet: (self: unknown) => unknown }[] = [
  { letter: 'd', isSet: getter(RegExp.prototype, 'hasIndices') },
  { letter: 'g', isSet: getter(RegExp.prototype, 'global') },
  { letter: 'i', isSet: getter(RegExp.prototype, 'ignoreCase') },
  { letter: 'm', isSet: getter(RegExp.prototype, 'multiline') },
  { letter: 's', isSet: getter(RegExp.prototype, 'dotAll') },
  { letter: 'u', isSet: getter(RegExp.prototype, 'unicode') },
  { letter: 'y', isSet: getter(RegExp.prototype, 'sticky') },
]

export function flagsOf(expression: object): string {
  let flags = ''
  for (let i = 0; i < FLAGS.length; i++) flags += FLAGS[i]?.isSet(expression) ? FLAGS[i]?.letter : ''
  return flags
}

export const slice = uncurry<string>(String.prototype.slice)
export const bufferSize = getter(ArrayBuffer.prototype, 'byteLength')
export const symbolName = getter(Symbol.prototype, 'description')
export const digitsOf = uncurry<string>(BigInt.prototype.toString)

const typedArray = prototypeOf(Uint8Array.prototype) as object
const typedArrayName = getter(typedArray, Symbol.toStringTag)
const typedBuffer = getter(typedArray, 'buffer')
const typedOffset = getter(typedArray, 'byteOffset')
const typedLength = getter(typedArray, 'byteLength')
const viewBuffer = getter(DataView.prototype, 'buffer')
const viewOffset = getter(DataView.prototype, 'byteOffset')
const viewLength = getter(DataView.prototype, 'byteLength')
const isView = ArrayBuffer.isView
const Bytes = Uint8Array

/** The bytes of a typed array, DataView or ArrayBuffer, with the name of its class; undefined for anything else. */
export function bytesOf(value: object, kind: Kind): { name: string; bytes: Uint8Array } | undefined {
  if (isView(value)) {
    const name = typedArrayName(value)
    if (typeof name === 'string') {
      const bytes = new Bytes(typedBuffer(value) as ArrayBuffer, Number(typedOffset(value)), Number(typedLength(value)))
      return { name, bytes }
    }
    const bytes = new Bytes(viewBuffer(value) as ArrayBuffer, Number(viewOffset(value)), Number(viewLength(value)))
    return { name: 'DataView', bytes }
  }
  if (kind.builtIn !== 'ArrayBuffer') return undefined
  bufferSize(value)
  return { name: 'ArrayBuffer', bytes: new Bytes(value as ArrayBuffer) }
}
