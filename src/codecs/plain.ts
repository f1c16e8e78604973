import { defineCodec } from './define-codec'

/** A text that stands for itself: what no other codec claims. */
export default defineCodec({
  id: 'plain',
  label: 'text',
  detect: ({ text }) => (text === undefined ? 0 : 0.1),
  decode: ({ text }) => ({ state: text, statePath: [] }),
})
