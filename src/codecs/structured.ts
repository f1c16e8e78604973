import { defineCodec } from './define-codec'
import { openEnvelope } from './support/zustand'

/** A value that IndexedDB keeps as it is, Dates and Maps included; also in zustand's envelope, stored without JSON. */
export default defineCodec({
  id: 'structured',
  label: 'structured',
  detect: ({ value }) => (value === undefined ? 0 : 0.5),
  decode: ({ value }) => openEnvelope(value) ?? { state: value, statePath: [] },
})
