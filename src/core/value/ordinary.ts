const objectPrototype: unknown = Object.prototype

/**
 * Whether it is a plain object as literals make it. Reading a member is faster than asking for the prototype; nothing that is decoded
 * inherits from a plain object.
 */
export function isOrdinary(value: object): boolean {
  return value.constructor === Object || Object.getPrototypeOf(value) === objectPrototype
}
