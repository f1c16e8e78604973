import { type Codec, decodeEntry } from '../value/codec'
import type { DryRunInput } from './tried-state'

/** What the text of an entry holds, in whichever encoding; or JSON of a state. `wrong`: what is the matter with it. */
export function readPasted(codecs: readonly Codec[], text: string): DryRunInput | { wrong: string } {
  if (text.trim() === '') return { wrong: 'Paste what the entry held, or the state as JSON.' }
  const { state, version, unreadable, codec } = decodeEntry(codecs, { text })
  if (unreadable !== undefined && codec !== 'json')
    return { wrong: `It looks like ${codec}, but cannot be read: ${unreadable}.` }
  if (typeof state === 'object' && state !== null) return { state, version }
  const why = jsonError(text)
  return {
    wrong: why === undefined ? 'A state is an object or a list; this is a single value.' : `This is no JSON: ${why}.`,
  }
}

function jsonError(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message.replace(/\.$/, '') : String(error)
  }
}

/** The version that a person typed: nothing is the store's own. */
export function readVersion(text: string): { version: number | undefined } | { wrong: string } {
  if (text.trim() === '') return { version: undefined }
  const version = Number(text)
  return Number.isFinite(version) ? { version } : { wrong: 'A version is a number, as in 1.' }
}
