/**
 * Reads a JavaScript literal as servers print their state: objects, lists, texts, numbers, `new Date(0)`, `new Map([…])`,
 * `new Set([…])`, `void 0`, and `(function(a,b){return {x:a,y:b}}(1,2))` where values are repeated. Nothing is run.
 */
export function readLiteral(text: string, start = 0): unknown {
  return new Reader(text, start).value()
}

const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?n?/iy
const NAME = /[\w$]+/y
/** What follows a name that is called: `__sveltekit_1x.defer(1)`, a promise. */
const CALL = /(?:\.[\w$]+)*\([^()]*\)/y
const SPACE = /\s*/y
const TEXT = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/sy

const WORDS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
  ['NaN', NaN],
  ['Infinity', Infinity],
])

class Reader {
  /** The parameters of the function around. */
  private names = new Map<string, unknown>()

  constructor(
    private readonly text: string,
    private place: number,
  ) {}

  value(): unknown {
    if (this.eat('{')) return this.object()
    if (this.eat('[')) return this.list(']')
    if (this.eat('(function(')) return this.called()
    const quoted = this.match(TEXT)
    if (quoted !== undefined) return unquoted(quoted)
    if (this.eat('void 0')) return undefined
    if (this.eat('-Infinity')) return -Infinity
    if (this.eat('new ')) return this.made()
    const number = this.match(NUMBER)
    if (number !== undefined) return number.endsWith('n') ? BigInt(number.slice(0, -1)) : Number(number)
    return this.named()
  }

  private object(): unknown {
    const object: Record<string, unknown> = {}
    while (!this.eat('}')) {
      const quoted = this.match(TEXT)
      const key = quoted === undefined ? this.match(NAME) : unquoted(quoted)
      if (key === undefined || !this.eat(':')) throw this.problem()
      Object.defineProperty(object, key, { value: this.value(), enumerable: true, configurable: true, writable: true })
      this.eat(',')
    }
    return object
  }

  private list(end: string): unknown[] {
    const list: unknown[] = []
    while (!this.eat(end)) {
      // A hole.
      if (this.eat(',')) list.push(undefined)
      else {
        list.push(this.value())
        if (!this.eat(',') && !this.sees(end)) throw this.problem()
      }
    }
    return list
  }

  private made(): unknown {
    const name = this.match(NAME)
    const [given] = this.eat('(') ? this.list(')') : []
    if (name === 'Date') return new Date(typeof given === 'number' ? given : String(given))
    if (name === 'Map' && isPairs(given)) return new Map(given)
    if (name === 'Set' && Array.isArray(given)) return new Set(given)
    return name === 'URL' ? String(given) : given
  }

  /** `(function(a,b){return {…}}(1,2))`: what it is called with stands at its end. */
  private called(): unknown {
    const names: string[] = []
    while (!this.eat(')')) {
      names.push(this.match(NAME) ?? '')
      this.eat(',')
    }
    if (!this.eat('{return ')) throw this.problem()
    const body = this.place
    this.value()
    if (!this.eat('}(')) throw this.problem()
    const given = this.list(')')
    const end = this.place
    this.names = new Map(names.map((name, i) => [name, given[i]]))
    this.place = body
    const value = this.value()
    this.place = end
    this.eat(')')
    return value
  }

  private named(): unknown {
    const name = this.match(NAME)
    if (name === undefined) throw this.problem()
    if (this.match(CALL) !== undefined) return undefined
    return WORDS.has(name) ? WORDS.get(name) : this.names.get(name)
  }

  private eat(text: string): boolean {
    if (!this.sees(text)) return false
    this.place += text.length
    return true
  }

  private sees(text: string): boolean {
    this.skip()
    return this.text.startsWith(text, this.place)
  }

  private match(pattern: RegExp): string | undefined {
    this.skip()
    pattern.lastIndex = this.place
    const [found] = pattern.exec(this.text) ?? []
    this.place += found?.length ?? 0
    return found
  }

  private skip(): void {
    SPACE.lastIndex = this.place
    this.place += SPACE.exec(this.text)?.[0].length ?? 0
  }

  private problem(): SyntaxError {
    return new SyntaxError(`Not a literal: ${this.text.slice(this.place, this.place + 40)}`)
  }
}

/** As JSON, which knows neither `'` nor `\x41` nor `\0`. */
function unquoted(quoted: string): string {
  const text = quoted.slice(1, -1)
  const code = /\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|(.))/gis
  const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' }
  return text.replace(code, (_, long?: string, four?: string, two?: string, one = '') => {
    const hex = long ?? four ?? two
    return hex === undefined ? (ESCAPED[one] ?? one) : String.fromCodePoint(Number.parseInt(hex, 16))
  })
}

const isPairs = (value: unknown): value is [unknown, unknown][] =>
  Array.isArray(value) && value.every((each) => Array.isArray(each) && each.length === 2)
