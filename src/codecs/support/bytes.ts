import { fromBase64 } from '../../core/value/base64'

/** The bytes of a base64 text, in either alphabet, padded or not; undefined when it is none. */
export function bytesOf(text: string): Uint8Array | undefined {
  const plain = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
  return fromBase64(plain.padEnd(Math.ceil(plain.length / 4) * 4, '='))
}

/** Bytes as the UTF-8 they are; undefined when they are none. */
export function utf8(bytes: Uint8Array | undefined): string | undefined {
  if (!bytes) return undefined
  let escaped = ''
  for (const byte of bytes)
    escaped += byte < 128 && byte !== 37 ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, '0')}`
  try {
    return decodeURIComponent(escaped)
  } catch {
    return undefined
  }
}
