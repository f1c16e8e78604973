import * as v from 'valibot'

/**
 * A value of the page as plain JSON. Strings, finite numbers (but not -0), booleans and null stand for themselves;
 * arrays and plain objects for themselves with encoded members; everything else is an object whose `$` names its kind.
 * A plain object that has a key `$` of its own is written as `{ "$": "Object", "v": [[key, value], …] }`.
 */
export type Encoded = string | number | boolean | null | Encoded[] | { [key: string]: Encoded }

/** The kinds a `$` tag may name. `decode` turns each back into the value, or into an `Opaque` where no value can carry it. */
export const TAGS = [
  'undefined', // {}
  'number', // v: 'NaN' | 'Infinity' | '-Infinity' | '-0'
  'bigint', // v: decimal digits
  'Object', // v: [key, value][]: a plain object that cannot stand for itself
  'Date', // v: milliseconds since the epoch, or null when invalid
  'Map', // v: [key, value][]
  'Set', // v: value[]
  'RegExp', // v: source, flags
  'Error', // name, message
  'bytes', // v: base64, class: 'Uint8Array' | 'ArrayBuffer' | …, size
  'array', // v: [index, value][], length: an array with holes
  'shared', // id, v: the first place of an object that stands in several places, or contains itself
  'ref', // id: a further place of that object
  'function', // name
  'symbol', // name
  'instance', // class, v: own enumerable data members as an object
  'accessor', // a getter: never called
  'unreadable', // why: the read threw (proxy trap, revoked proxy)
  'json', // v: JSON text of a plain value, as the page has it; any other text stands for itself
  'lent', // request, path: part of the body of an answer told before; stands in messages of an agent only
  'again', // n: a further place of what the n-th array or object of the text stands for; stands in messages of an agent only
  'hole', // n: that many holes of an array; stands in messages of an agent only
  'truncated', // of: 'string' | 'array' | 'object' | 'Map' | 'Set' | 'bytes', size: its length, head?: the first characters
] as const
export type Tag = (typeof TAGS)[number]

/** Nothing in a message of the page is trusted: the shape is checked when decoding, node by node, not here. */
export const EncodedSchema = v.custom<Encoded>((input) => input !== undefined, 'an encoded value')
