const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes as padded base64 (RFC 4648 §4). By hand, because `btoa` belongs to the DOM. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const b = bytes[i + 1]
    const c = bytes[i + 2]
    const bits = ((bytes[i] ?? 0) << 16) | ((b ?? 0) << 8) | (c ?? 0)
    text += letter(bits >> 18) + letter(bits >> 12)
    text += b === undefined ? '=' : letter(bits >> 6)
    text += c === undefined ? '=' : letter(bits)
  }
  return text
}

/** The bytes of a base64 text, or undefined when it is none. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  for (let i = 0, at = 0; i < text.length; i += 4) {
    let bits = 0
    for (let j = i; j < i + 4; j++) {
      const digit = j >= text.length - padding ? 0 : ALPHABET.indexOf(text.charAt(j))
      if (digit < 0) return undefined
      bits = (bits << 6) | digit
    }
    for (let shift = 16; shift >= 0 && at < bytes.length; shift -= 8) bytes[at++] = (bits >> shift) & 255
  }
  return bytes
}

function letter(bits: number): string {
  return ALPHABET[bits & 63] ?? ''
}
