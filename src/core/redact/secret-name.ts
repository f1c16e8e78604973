/** Words that make a name a secret's, most telling first; what they are called in a token is before them. */
const SECRET_NAMES: readonly (readonly [word: string, pattern: RegExp])[] = [
  ['password', /passw(or)?d|passphrase|passcode|\bpwd\b|\bpass\b/],
  ['number', /\b(pin|pin code|otp|one time code|cvv|cvc|csc|security code|ssn|social security number|iban)\b/],
  ['card', /\b(card ?number|cc number|credit card)\b/],
  ['session', /\b(session|sess) ?(id|key|token|secret)s?\b|\bsid\b|(php|j|asp)sess(ion)?id\b/],
  ['cookie', /\bcookies?\b/],
  ['authorization', /\bauthorization\b|\bauth (header|code|key)\b/],
  ['key', /\b(api|access|private|signing|encryption|subscription|master|license) ?keys?\b/],
  ['secret', /secrets?\b|\bcredentials?\b|\bmnemonic\b|\bseed phrase\b/],
  ['token', /tokens?\b|\bjwt\b|\bbearer\b|\b(csrf|xsrf)\b/],
]

/** What is said about a secret, not the secret itself: `tokenType`, `passwordHint`, `cookieConsent`, `hasPassword`. */
const ABOUT =
  /^(has|is|show|max|min|num|remember|needs|use) | (type|count|limit|length|size|expir\w*|expires? (at|in|on)|at|ttl|name|hint|visible|policy|consent|banner|ur[il]|endpoint|valid|required|enabled|strength|index|usage|status|errors?)$/

/** Names that were judged before: the same few stand in every state of a recording. */
const judged = new Map<string, string | undefined>()
const REMEMBERED = 10_000

/** The kind of secret that a member, storage key or parameter of this name holds; undefined for ordinary names. */
export function secretKind(name: string): string | undefined {
  if (name.length > 200) return undefined
  if (judged.has(name)) return judged.get(name)
  if (judged.size >= REMEMBERED) judged.clear()
  const kind = kindOf(name)
  judged.set(name, kind)
  return kind
}

function kindOf(name: string): string | undefined {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/[^A-Za-z\d]+/g, ' ')
    .trim()
    .toLowerCase()
  if (ABOUT.test(words)) return undefined
  return SECRET_NAMES.find(([, pattern]) => pattern.test(words))?.[0]
}

/** Kinds whose numbers are secret as well; a number under `token` counts something. */
export const NUMERIC_KINDS: ReadonlySet<string> = new Set(['password', 'number', 'card'])

/** Who has one of these cookies is logged in, though its name alone says little: `session`, `laravel_session`, `auth`. */
const LOGGED_IN = /(?:^|[^a-z])(?:session|sess|auth|remember|login)(?:$|[^a-z])/i

/** A cookie's name as it is to be judged. */
export function cookieName(name: string): string {
  return secretKind(name) === undefined && LOGGED_IN.test(name) ? 'sessionId' : name
}
