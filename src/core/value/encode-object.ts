import { toBase64 } from './base64'
import { opaqueTag, string, type Tagged } from './encode-tags'
import type { Encoded } from './encoded'
import { bytesOf, dataMember, flagsOf, kindOf, mapSize, setSize, slice, sourceOf, timeOf } from './kind'
import { Opaque } from './opaque'
import { prototypeOf } from './primordials'

/** What a member that is an object costs before it is opened: about the text of a `truncated` tag in its place. */
export const OPENING = 16
/** Longest binary data that is sent: it cannot be written in slices. */
const MOST_BYTES = 3_000_000
/** A string that is shorter is never cut. */
export const SHORT = 100
const HEAD = 1_000

/** Characters that may still be written. */
export interface Budget {
  left: number
}

/** The tag for an object that the reader has already. */
export type Elsewhere = (value: object) => Tagged | undefined

/** What stands for an object that is neither an array nor plain, and what its `v` is to be filled with; undefined: it has all it needs. */
export interface Special {
  tag: Tagged
  fill: 'Map' | 'Set' | 'object' | undefined
}

/** Of an `Opaque` instance nobody asks. May throw on what the page made, with nothing taken from the budget. */
export function special(value: object, budget: Budget): Special {
  if (value instanceof Opaque) return { tag: opaqueTag(value), fill: undefined }
  const kind = kindOf(prototypeOf(value) as object)
  const bytes = bytesOf(value, kind)
  if (bytes) return { tag: bytesTag(bytes.name, bytes.bytes, budget), fill: undefined }
  switch (kind.builtIn) {
    case 'Date': {
      const time = timeOf(value)
      return { tag: { $: 'Date', v: time === time ? time : null }, fill: undefined }
    }
    case 'Map':
      mapSize(value)
      return { tag: { $: 'Map' }, fill: 'Map' }
    case 'Set':
      setSize(value)
      return { tag: { $: 'Set' }, fill: 'Set' }
    case 'RegExp':
      return {
        tag: { $: 'RegExp', v: within(string(sourceOf(value)), budget), flags: flagsOf(value) },
        fill: undefined,
      }
    case 'Error': {
      const name = string(dataMember(value, 'name')) || kind.name
      const message = string(dataMember(value, 'message'))
      return { tag: { $: 'Error', name: within(name, budget), message: within(message, budget) }, fill: undefined }
    }
    case 'EventTarget':
      return { tag: { $: 'instance', class: kind.name, v: {} }, fill: undefined }
    default:
      return { tag: { $: 'instance', class: kind.name }, fill: 'object' }
  }
}

/** A string, or what stands for it where there is no room for it. */
export function within(text: string, budget: Budget): Encoded {
  if (text.length > budget.left && text.length > SHORT) {
    const head = slice(text, 0, budget.left > HEAD ? HEAD : SHORT)
    budget.left -= head.length
    return { $: 'truncated', of: 'string', size: text.length, head }
  }
  budget.left -= text.length + 3
  return text
}

function bytesTag(name: string, bytes: Uint8Array, budget: Budget): Tagged {
  if (bytes.length > MOST_BYTES || bytes.length * 1.4 > budget.left)
    return { $: 'truncated', of: 'bytes', size: bytes.length }
  budget.left -= bytes.length * 1.4
  return { $: 'bytes', class: name, size: bytes.length, v: toBase64(bytes) }
}
