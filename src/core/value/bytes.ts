const CLASSES = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
}

/** The bytes as an object of the named built-in class; undefined when there is no such class or they do not fit it. */
export function bytesAs(name: string, bytes: Uint8Array): object | undefined {
  const { buffer } = bytes
  if (name === 'ArrayBuffer') return buffer
  if (!Object.hasOwn(CLASSES, name)) return undefined
  try {
    return Reflect.construct(CLASSES[name as keyof typeof CLASSES], [buffer]) as object
  } catch {
    return undefined
  }
}
