import { type Codec, defineCodec } from './define-codec'

type Packed = Readonly<Record<string, unknown>>

/** redux-persist 6: an object whose members are JSON again, one of them a note of version and progress. */
export default defineCodec({
  id: 'redux-persist',
  label: 'redux-persist',
  detect: ({ json }) => (isPacked(json?.value) ? 0.95 : 0),
  decode: ({ json }, inside) => {
    const { _persist, ...members } = isPacked(json?.value) ? json.value : {}
    const note = unpack('_persist', _persist)
    const version = typeof note === 'object' && note !== null && 'version' in note ? note.version : undefined
    const state: Record<string, unknown> = Object.fromEntries(
      Object.entries(members).map(([name, text]) => [name, transformed(unpack(name, text), inside)]),
    )
    return { state, ...(typeof version === 'number' && { version }), envelope: 'redux-persist', statePath: [] }
  },
})

function isPacked(value: unknown): value is Packed {
  return typeof value === 'object' && value !== null && '_persist' in value && typeof value._persist === 'string'
}

/** What a transform made a text of: compressed, in superjson … A text that is none stays what it is. */
function transformed(value: unknown, inside: Parameters<Codec['decode']>[1]): unknown {
  if (typeof value !== 'string') return value
  const { state, unreadable } = inside(value)
  return unreadable === undefined && typeof state === 'object' && state !== null ? state : value
}

function unpack(name: string, text: unknown): unknown {
  if (typeof text !== 'string') throw new Error(`${name} is no JSON text`)
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new Error(`${name} is no JSON: ${error instanceof Error ? error.message : ''}`, { cause: error })
  }
}
