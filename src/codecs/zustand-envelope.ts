import { defineCodec } from './define-codec'
import { openEnvelope } from './support/zustand'

export default defineCodec({
  id: 'zustand-envelope',
  label: 'zustand persist',
  detect: ({ json }) => (json && openEnvelope(json.value) ? 0.9 : 0),
  decode: ({ json }) => {
    const decoded = openEnvelope(json?.value)
    if (!decoded) throw new Error('no envelope of state and version')
    return decoded
  },
})
