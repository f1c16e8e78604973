/** The text where it is the JSON of an object or a list, as it stands or URL-encoded; else undefined. */
export function jsonInside(text: string | null | undefined): string | undefined {
  if (!text) return undefined
  const plain = /^%[57]B/i.test(text) ? decoded(text) : text
  if (!/^\s*[[{]/.test(plain)) return undefined
  try {
    JSON.parse(plain)
    return plain
  } catch {
    return undefined
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
