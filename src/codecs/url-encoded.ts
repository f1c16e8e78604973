import { queryFields } from '../core/timeline/address'
import { defineCodec } from './define-codec'
import { jsonInside } from './support/json-inside'

/** At least two fields with names as code has them: `theme=dark&size=2`. */
const FORM = /^[A-Za-z_][\w.[\]%-]*=[^\s&=?#]*(?:&[A-Za-z_][\w.[\]%-]*=[^\s&=?#]*)+$/

/** JSON, or the fields of a form, as they stand in a cookie or an address. */
export default defineCodec({
  id: 'url-encoded',
  label: 'URL-encoded',
  detect: ({ text }) => {
    if (text === undefined) return 0
    if (/^%[57]B/i.test(text)) return jsonInside(text) === undefined ? 0 : 0.85
    return FORM.test(text) ? 0.4 : 0
  },
  decode: ({ text = '' }, inside) => {
    const json = jsonInside(text)
    if (json !== undefined) return { ...inside(json), statePath: [] }
    return { state: Object.fromEntries(queryFields(text)), statePath: [] }
  },
})
