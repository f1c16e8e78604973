import { Opaque } from './opaque'
import { isPlain } from './primordials'

export interface PrintOptions {
  /** `js`: an expression that makes the value; `json`: what `JSON.stringify` would write, cycles as null. */
  style: 'js' | 'json'
  /** Spaces per level; 0 prints one line. */
  indent?: number
  /** Characters after which the rest is left out. */
  max?: number
}

const MAX_DEPTH = 500
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/

/** A value as text to copy. What no text can make stands as a comment (js) or is left out as JSON does. Never throws. */
export function print(value: unknown, { style, indent = 2, max = 10_000_000 }: PrintOptions): string {
  const printer = new Printer(style === 'js', ' '.repeat(indent), max)
  return printer.value(value, 0) ?? (style === 'js' ? 'undefined' : 'null')
}

class Printer {
  private readonly open = new Set<object>()

  constructor(
    private readonly js: boolean,
    private readonly indent: string,
    private left: number,
  ) {}

  /** The text of a value; undefined where JSON writes nothing. */
  value(value: unknown, depth: number): string | undefined {
    const text = typeof value === 'object' && value !== null ? this.guarded(value, depth) : this.primitive(value)
    this.left -= typeof value === 'object' ? 2 : (text?.length ?? 0)
    return text
  }

  private primitive(value: unknown): string | undefined {
    if (typeof value === 'string') return JSON.stringify(value)
    if (typeof value === 'number') return Object.is(value, -0) && this.js ? '-0' : this.number(value)
    if (typeof value === 'boolean' || value === null) return String(value)
    if (typeof value === 'bigint') return this.js ? `${value}n` : `"${value}"`
    if (!this.js) return undefined
    return value === undefined ? 'undefined' : note(typeof value)
  }

  private number(value: number): string {
    return Number.isFinite(value) || this.js ? String(value) : 'null'
  }

  private guarded(value: object, depth: number): string | undefined {
    const problem = this.open.has(value)
      ? 'cycle'
      : depth > MAX_DEPTH
        ? 'too deep'
        : this.left <= 0
          ? 'left out'
          : undefined
    if (problem) return this.js ? note(problem) : 'null'
    this.open.add(value)
    const text = this.object(value, depth)
    this.open.delete(value)
    return text
  }

  private object(value: object, depth: number): string | undefined {
    if (Array.isArray(value)) return this.list('[', value, ']', depth)
    if (isPlain(value)) return this.members(value, depth)
    if (value instanceof Opaque) return this.opaque(value, depth)
    if (value instanceof Date) return this.date(value)
    if (!this.js) return ArrayBuffer.isView(value) ? this.members(value, depth) : '{}'
    if (value instanceof Map) return value.size === 0 ? 'new Map()' : this.list('new Map([', [...value], '])', depth)
    if (value instanceof Set) return value.size === 0 ? 'new Set()' : this.list('new Set([', [...value], '])', depth)
    if (value instanceof RegExp) return String(value)
    if (value instanceof Error) return `new Error(${JSON.stringify(value.message)})`
    return this.bytes(value)
  }

  private date(date: Date): string {
    const iso = Number.isNaN(date.getTime()) ? undefined : JSON.stringify(date.toISOString())
    if (!this.js) return iso ?? 'null'
    return `new Date(${iso ?? 'NaN'})`
  }

  private bytes(value: object): string {
    const bytes = ArrayBuffer.isView(value)
      ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      : new Uint8Array(value as ArrayBuffer)
    const buffer = `new Uint8Array([${bytes.join(', ')}])`
    return value instanceof Uint8Array ? buffer : `new ${value.constructor.name}(${buffer}.buffer)`
  }

  private opaque(value: Opaque, depth: number): string | undefined {
    switch (value.kind) {
      case 'instance': {
        const members = this.value(value.members, depth) ?? '{}'
        return this.js ? `/* ${safe(value.name)} */ ${members}` : members
      }
      case 'truncated':
        return this.js ? note(`${value.of} of ${value.size}, cut`) : JSON.stringify(value.head ?? null)
      default:
        return this.js ? note(`${value.kind} ${value.name || value.why}`) : undefined
    }
  }

  private list(start: string, items: readonly unknown[], end: string, depth: number): string {
    const texts: string[] = []
    for (let i = 0; i < items.length && this.goesOn(texts); i++) texts.push(this.value(items[i], depth + 1) ?? 'null')
    return this.wrap(start, texts, end, depth)
  }

  private members(value: object, depth: number): string {
    const texts: string[] = []
    for (const key of Object.keys(value)) {
      if (!this.goesOn(texts)) break
      const text = this.value((value as Record<string, unknown>)[key], depth + 1)
      if (text !== undefined) texts.push(`${this.key(key)}: ${text}`)
    }
    return this.wrap('{', texts, '}', depth)
  }

  /** Whether there is room for another member; if not, a comment says that there are more. */
  private goesOn(texts: string[]): boolean {
    if (this.left <= 0 && this.js) texts.push('/* left out */')
    return this.left > 0
  }

  /** In an expression `__proto__:` would set the prototype, `["__proto__"]:` makes a member. */
  private key(key: string): string {
    if (!this.js) return JSON.stringify(key)
    if (key === '__proto__') return '["__proto__"]'
    return IDENTIFIER.test(key) ? key : JSON.stringify(key)
  }

  private wrap(start: string, texts: readonly string[], end: string, depth: number): string {
    if (texts.length === 0) return start + end
    if (this.indent === '') return `${start}${texts.join(', ')}${end}`
    const inner = this.indent.repeat(depth + 1)
    return `${start}\n${inner}${texts.join(`,\n${inner}`)}\n${this.indent.repeat(depth)}${end}`
  }
}

function note(text: string): string {
  return `undefined /* ${safe(text.trim())} */`
}

/** Text of the page inside a comment must not end it. */
function safe(text: string): string {
  return text.replaceAll('*/', '* /')
}
