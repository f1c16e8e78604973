import { defineCodec } from './define-codec'

/** mobx-persist-store: the persisted members, and beside them its own note of version and time, as JSON or as they are. */
export default defineCodec({
  id: 'mobx-persist-store',
  label: 'mobx-persist-store',
  detect: ({ json, value }) => (isNoted(json ? json.value : value) ? 0.95 : 0),
  decode: ({ json, value }) => {
    const noted = json ? json.value : value
    if (!isNoted(noted)) throw new Error('no note of mobx-persist-store')
    const { __mps__: note, ...state } = noted
    const version = 'version' in note ? note.version : undefined
    return { state, ...(typeof version === 'number' && { version }), envelope: 'mobx-persist-store', statePath: [] }
  },
})

function isNoted(value: unknown): value is { __mps__: object } {
  return (
    typeof value === 'object' &&
    value !== null &&
    '__mps__' in value &&
    typeof value.__mps__ === 'object' &&
    value.__mps__ !== null
  )
}
