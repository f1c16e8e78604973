/** A request's address without its query, split where an entity's id begins. */
export interface Address {
  origin: string
  /** `/api/scenes/s9` */
  path: string
  /** With `?`, or ''. */
  query: string
}

const ABSOLUTE = /^([a-z][a-z\d+.-]*:\/\/[^/?#]*)([^?#]*)(\?[^#]*)?/i
const UUID = /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i
const NUMERIC = /^\d+$/
const OBJECT_ID = /^[\da-f]{24}$/i
/** nanoid, cuid, ULID and the like: long, one word, and not made of letters or of digits alone. */
const RANDOM = /^(?=.*\d)(?=.*[a-z])[\w-]{10,40}$/i
const WORDS = /^[a-z]+(?:-[a-z]+)*(?:-v?\d+)?$/i

/** What is POSTed without being a save, unless the address is one that the store's data came from. */
const NO_SAVE =
  /(?:^|[/._-])(?:search|suggest|autocomplete|query|validate|validation|check|preview|log-?in|sign-?in|log-?out|auth|token|session|track|tracking|analytics|telemetry|metrics|events?|collect|beacon|logs?)(?:[/._-]|$)/i

/** Whether an address by its words only takes note of something, or answers it: log-in, searches, analytics. */
export function savesNothing(path: string): boolean {
  return NO_SAVE.test(path.replaceAll(/([a-z])([A-Z])/g, '$1-$2'))
}

const SIGN_IN = /(?:^|[/._-])(?:log-?in|sign-?in|auth|session)(?:[/._-]|$)/i

/** Whether an address by its words only lets somebody in. */
export function isSignInAddress(path: string): boolean {
  return SIGN_IN.test(path.replaceAll(/([a-z])([A-Z])/g, '$1-$2'))
}

export function parseAddress(url: string): Address {
  const [, origin = '', path = url, query = ''] = ABSOLUTE.exec(url) ?? []
  return { origin, path: path.replace(/\/+$/, '') || '/', query }
}

/** Whether a path segment is an id by its looks alone. */
export function looksLikeId(segment: string): boolean {
  const text = unescaped(segment)
  if (NUMERIC.test(text) || UUID.test(text) || OBJECT_ID.test(text)) return true
  return RANDOM.test(text) && !WORDS.test(text)
}

/** `/api/scenes/s9` → `['/api/scenes', 's9']`; '' for the parent of a single segment. */
export function splitLast(path: string): [parent: string, last: string] {
  const cut = path.lastIndexOf('/')
  return [path.slice(0, cut), unescaped(path.slice(cut + 1))]
}

/** The fields of an address's query, or of a form: `?page=1&q=storm+at+sea`. */
export function queryFields(query: string): Map<string, string> {
  const pairs = query.replace(/^\?/, '').split('&')
  return new Map(
    pairs.flatMap((pair): [string, string][] => {
      const [, name, value = ''] = /^([^=]+)=?(.*)$/s.exec(pair) ?? []
      return name === undefined ? [] : [[unescaped(name.replaceAll('+', ' ')), unescaped(value.replaceAll('+', ' '))]]
    }),
  )
}

/** Percent signs that escape nothing stay. */
export function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
