/** Where the map of a script is. */
export type MapAddress =
  | { kind: 'none' }
  | { kind: 'inline'; text: string }
  | { kind: 'external'; url: string }
  | { kind: 'malformed'; why: string }

/** `//# sourceMappingURL=index.js.map`, alone on its line; of several the last one counts (ECMA-426). */
const COMMENT = /^[^\S\n]*(?:\/\/|\/\*)[#@][^\S\n]*sourceMappingURL=([^\s'"`]+?)(?:[^\S\n]*\*\/)?[^\S\n]*$/gm

/** What a script says of its map: `script` is where the script itself is. */
export function mapAddress(text: string, script: string): MapAddress {
  // The comment stands at the end, but scripts can be large: lines before the last mention are not looked at.
  const last = text.lastIndexOf('sourceMappingURL=')
  if (last === -1) return { kind: 'none' }
  const line = text.slice(text.lastIndexOf('\n', last) + 1)
  const reference = [...line.matchAll(COMMENT)].at(-1)?.[1]
  if (reference === undefined) return trailing(line, script)
  return resolved(reference, script)
}

/** Minified scripts may have the comment behind their only line of code. */
function trailing(line: string, script: string): MapAddress {
  const reference = /(?:\/\/|\/\*)[#@]\s*sourceMappingURL=([^\s'"`*]+)(?:\s*\*\/)?\s*$/.exec(line)?.[1]
  return reference === undefined ? { kind: 'none' } : resolved(reference, script)
}

function resolved(reference: string, script: string): MapAddress {
  if (reference.startsWith('data:')) return inline(reference)
  if (!URL.canParse(reference, script)) return { kind: 'malformed', why: `the script names its map “${reference}”` }
  return { kind: 'external', url: new URL(reference, script).href }
}

function inline(url: string): MapAddress {
  const comma = url.indexOf(',')
  const [head, data] = [url.slice(0, comma), url.slice(comma + 1)]
  try {
    if (!head.endsWith(';base64')) return { kind: 'inline', text: decodeURIComponent(data) }
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0))
    return { kind: 'inline', text: new TextDecoder().decode(bytes) }
  } catch {
    return { kind: 'malformed', why: 'the map in the script is not readable' }
  }
}
