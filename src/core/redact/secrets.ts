import { Occurrences } from './occurrences'
import { secretKind } from './secret-name'
import { SHAPES } from './shapes'

const TOKEN = /‹redacted:[a-z-]+:\d+›/
const TOKENS = /‹redacted:([a-z-]+):(\d+)›/g
/** From this length on, a string that equals a known secret is that secret wherever it stands. */
const RECOGNISED = 6
/** From this length on, a secret is also found inside of other texts, unless it is made of words, as names are. */
const EMBEDDED = 8
/** Texts that are remembered to be clean, and their length. */
const REMEMBERED = 100_000
const SHORT_TEXT = 1_000
/** `name=value` of queries, forms and cookies. */
const PAIR = /(?<![\w.%[\]-])([\w.%[\]-]{1,64})=([^&#;\s"'‹]+)/g

/** The secrets met so far, the tokens that stand for them, and how often each detector replaced one. */
export class Secrets {
  private readonly tokens = new Map<string, string>()
  private readonly embedded = new Set<string>()
  private readonly short = new Map<string, string>()
  private readonly last = new Map<string, number>()
  private readonly numbers = new Map<number, number>()
  private anywhere: Occurrences | undefined
  /** Texts in which nothing was found since: the same ones stand in every state of a recording. */
  private readonly clean = new Set<string>()
  counts = new Map<string, number>()

  /** Continues the numbering of what an earlier redaction left behind. */
  constructor(redactedBefore: string) {
    for (const [, kind = '', number] of redactedBefore.matchAll(TOKENS))
      this.last.set(kind, Math.max(this.last.get(kind) ?? 0, Number(number)))
  }

  /** From now on what has been collected is found in every text, and replacements are counted. */
  collected(): void {
    if (this.embedded.size > 0) this.anywhere = new Occurrences(this.embedded)
    this.clean.clear()
    this.counts = new Map()
  }

  /** A string that is a secret because of the name it stands under. */
  named(secret: string, kind: string): string {
    if (secret === '' || TOKEN.test(secret)) return secret
    const wordlike = /^[a-z]+([-_ ][a-z]+)*$/i.test(secret)
    if (secret.length >= EMBEDDED && !wordlike) this.embedded.add(secret)
    else if (secret.length >= 3) this.short.set(secret, kind)
    return this.token(secret, kind, 'key-name')
  }

  /** A number that is a secret because of its name: stays a number, a negative one that counts. */
  number(secret: number, detector = 'key-name'): number {
    // What an earlier redaction left behind; no PIN or card is negative.
    if (secret < 0) return secret
    const known = this.numbers.get(secret) ?? -1 - this.numbers.size
    this.numbers.set(secret, known)
    this.count(detector)
    return known
  }

  /** A whole string value that may be a secret met elsewhere, or contain some. */
  value(text: string): string {
    if (text.length >= RECOGNISED && this.tokens.has(text)) return this.token(text, '', 'key-name')
    return this.within(text)
  }

  /** Any text: secrets met elsewhere, parameters with a secret's name, and what looks like a secret. */
  within(text: string): string {
    if (this.clean.has(text)) return text
    const result = this.replaced(text)
    if (result === text && text.length <= SHORT_TEXT) {
      if (this.clean.size >= REMEMBERED) this.clean.clear()
      this.clean.add(text)
    }
    return result
  }

  private replaced(text: string): string {
    let result = this.anywhere?.replace(text, (secret) => this.token(secret, '', 'key-name')) ?? text
    if (result.includes('='))
      result = result.replace(PAIR, (pair, name: string, value: string) => {
        const kind = secretKind(name)
        return kind ? `${name}=${this.named(value, kind)}` : pair
      })
    for (const { id, kind, pattern, isSecret } of SHAPES)
      result = result.replace(pattern, (match) => (isSecret?.(match) === false ? match : this.token(match, kind, id)))
    return result
  }

  /** A sentence about the recording: also secrets that are not looked for inside of other texts, and the beginnings of longer ones. */
  prose(text: string): string {
    return this.within(text).replace(/"([^"]{3,}?)(…?)"/g, (quoted, content: string, cut: string) => {
      const secret = cut ? [...this.tokens.keys()].find((known) => known.startsWith(content)) : content
      const known = secret !== undefined && (cut || this.short.has(secret))
      return known ? `"${this.token(secret, '', 'key-name')}"` : quoted
    })
  }

  private token(secret: string, kind: string, detector: string): string {
    this.count(detector)
    const known = this.tokens.get(secret)
    if (known !== undefined) return known
    const number = (this.last.get(kind) ?? 0) + 1
    this.last.set(kind, number)
    const token = `‹redacted:${kind}:${number}›`
    this.tokens.set(secret, token)
    return token
  }

  private count(detector: string): void {
    this.counts.set(detector, (this.counts.get(detector) ?? 0) + 1)
  }
}
