/** Characters up to which a text is taken apart to be indented. */
const LONGEST = 1_000_000

/** A JSON text with its members on lines of their own, numbers and key order as they stand; undefined for any other text. */
export function indented(text: string): string | undefined {
  if (text.length > LONGEST || !/^\s*[[{]/.test(text)) return undefined
  try {
    JSON.parse(text)
  } catch {
    return undefined
  }
  let out = ''
  let depth = 0
  const line = (): string => `\n${'  '.repeat(depth)}`
  // Strings as a whole, then what opens, closes and parts: the rest stays as it is written.
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]\s*[\]}]|[[\]{},:]|[^\s"[\]{},:]+/g)) {
    if (token === '{' || token === '[') {
      depth += 1
      out += token + line()
    } else if (token === '}' || token === ']') {
      depth -= 1
      out += line() + token
    } else if (token === ',') out += token + line()
    else out += token === ':' ? ': ' : token
  }
  return out
}
