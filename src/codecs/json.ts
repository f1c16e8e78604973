import { defineCodec } from './define-codec'

/** How a text begins that can only have been meant as JSON. */
const BEGINS = /^\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[[\]{"\d-]|true|false|null|$)|"(?:[^"\\]|\\.)*$)/s

export default defineCodec({
  id: 'json',
  label: 'JSON',
  detect: ({ text, json }) => (json ? 0.5 : text !== undefined && BEGINS.test(text) ? 0.4 : 0),
  decode: ({ text, json }) => {
    const state = json ? json.value : (JSON.parse(text ?? '') as unknown)
    return { state, statePath: [] }
  },
})
