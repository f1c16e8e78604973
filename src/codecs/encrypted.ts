import { defineCodec } from './define-codec'
import { bytesOf } from './support/bytes'

/** CryptoJS and OpenSSL (`Salted__`), Fernet, iron-session, and JWE: encrypted beyond doubt. */
const KNOWN =
  /^(?:"?U2FsdGVkX1[\w+/=]{12,}"?|gAAAAA[\w-]{60,}={0,2}|Fe26\.\d\*\S+|ey[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+)$/
const BASE64 = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[\w+/-]{160,}={0,2}$/
/** PNG, JPEG, GIF, RIFF, PDF, fonts, zip and gzip say what they are. */
const FILES = /^(?:iVBOR|\/9j\/|R0lGO|UklGR|JVBER|d09G|AAEAAA|T1RUT|UEsD|H4sI|PHN2Z|Qk0|SUQz|AAAA)/
/** Bytes of a text that are looked at. */
const EXAMINED = 4_096

/** A text that nobody can read without its key: it stays text, and says so. */
export default defineCodec({
  id: 'encrypted',
  label: 'looks encrypted',
  detect: ({ text }) => (text === undefined ? 0 : KNOWN.test(text) ? 0.8 : looksRandom(text) ? 0.3 : 0),
  decode: ({ text }) => ({ state: text, statePath: [] }),
})

/** As many different bytes as chance would give, none of them more common than the rest. */
function looksRandom(text: string): boolean {
  if (FILES.test(text) || !BASE64.test(text)) return false
  const bytes = bytesOf(text.slice(0, EXAMINED))
  if (!bytes) return false
  const counts = new Map<number, number>()
  for (const byte of bytes) counts.set(byte, (counts.get(byte) ?? 0) + 1)
  const expected = 256 * (1 - Math.exp(-bytes.length / 256))
  const most = Math.max(...counts.values())
  return counts.size > expected * 0.9 && most < bytes.length / 256 + 4 + 4 * Math.sqrt(bytes.length / 256)
}
