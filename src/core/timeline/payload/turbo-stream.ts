import { isDictionary } from '../entity'
import { parsedOr } from '../parsed-or'

const PLAIN = new Map<number, unknown>([
  [-1, undefined], // a hole
  [-2, NaN],
  [-3, -Infinity],
  [-4, -0],
  [-5, null],
  [-6, Infinity],
  [-7, undefined],
])

/** What React Router and Remix stream to their client: `…streamController.enqueue("[…]\n")`, each value one place of a list. */
export function turboStream(script: string): unknown {
  const chunks = [...script.matchAll(/\.enqueue\(("(?:[^"\\]|\\.)*")\)/g)]
  const lines = chunks
    .map(([, text = '""']) => String(parsedOr(text)))
    .join('')
    .split('\n')
  const stream = new Stream()
  const root = stream.take(lines[0] ?? '')
  // What was a promise comes later: `P<place>:[…]`.
  for (const line of lines.slice(1)) {
    const [, place, json] = /^P(\d+):(.*)$/s.exec(line) ?? []
    if (place !== undefined && json !== undefined) stream.settle(Number(place), json)
  }
  return root
}

class Stream {
  private readonly flat: unknown[] = []
  private readonly made = new Map<number, unknown>()
  private readonly promised = new Map<number, Record<string, unknown>>()

  take(json: string): unknown {
    const list = parsedOr(json)
    if (typeof list === 'number') return this.at(list)
    if (!Array.isArray(list)) return undefined
    const start = this.flat.length
    for (const each of list as unknown[]) this.flat.push(each)
    return this.at(start)
  }

  settle(promise: number, json: string): void {
    const value = this.take(json)
    const holder = this.promised.get(promise)
    if (holder) holder['value'] = value
  }

  private at(place: number): unknown {
    if (place < 0) return PLAIN.get(place)
    if (this.made.has(place)) return this.made.get(place)
    const value = this.flat[place]
    if (Array.isArray(value)) return this.list(place, value)
    return isDictionary(value) ? this.object(place, value) : value
  }

  private object(place: number, value: Readonly<Record<string, unknown>>): unknown {
    const object: Record<string, unknown> = {}
    this.made.set(place, object)
    for (const [key, member] of Object.entries(value))
      object[String(this.at(Number(key.slice(1))))] = this.member(member)
    return object
  }

  private list(place: number, value: unknown[]): unknown {
    const [tag, ...rest] = value
    if (typeof tag === 'string') return this.tagged(place, tag, rest)
    const list: unknown[] = []
    this.made.set(place, list)
    for (const each of value) list.push(this.member(each))
    return list
  }

  private tagged(place: number, tag: string, rest: unknown[]): unknown {
    const [first] = rest
    if (tag === 'N' && isDictionary(first)) return this.object(place, first)
    if (tag === 'Z') return this.member(first)
    if (tag === 'D') return new Date(Number(first))
    if (tag === 'B') return BigInt(String(first))
    if (tag === 'S') return new Set(rest.map((each) => this.member(each)))
    if (tag === 'M') {
      const pairs = rest.flatMap((key, i) =>
        i % 2 === 0 ? [[this.member(key), this.member(rest[i + 1])] as const] : [],
      )
      return new Map(pairs)
    }
    if (tag === 'P') {
      const holder: Record<string, unknown> = {}
      this.promised.set(Number(first), holder)
      return holder
    }
    return typeof first === 'string' ? first : undefined
  }

  private member = (place: unknown): unknown => (typeof place === 'number' ? this.at(place) : undefined)
}
