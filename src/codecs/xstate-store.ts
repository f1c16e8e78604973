import { type Decoded, defineCodec } from './define-codec'

export default defineCodec({
  id: 'xstate-store',
  label: '@xstate/store persist',
  detect: ({ json, value }) => (open(json ? json.value : value) ? 0.9 : 0),
  decode: ({ json, value }) => {
    const decoded = open(json ? json.value : value)
    if (!decoded) throw new Error('no envelope of context and version')
    return decoded
  },
})

/** The envelope of `persist`: an object of `context` and a numeric `version`, and nothing else. */
function open(value: unknown): Decoded | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return undefined
  if (!('context' in value && 'version' in value) || typeof value.version !== 'number') return undefined
  return { state: value.context, version: value.version, envelope: 'xstate-store', statePath: ['context'] }
}
