import { Opaque } from '../../core/value/opaque'
import { isPlain } from '../../core/value/primordials'

/** Code that makes a value again, and what it cannot make. */
export interface Rebuilt {
  /** Statements after which `v0` is the value. */
  code: string
  /** What stands there in another form or not at all: `function onSave: left out`. */
  lost: readonly string[]
}

/**
 * Code that makes a recorded value again in any page: types, cycles and sharing included. Each object is made once, then
 * filled, so that no depth and no cycle matters.
 */
export function rebuild(value: unknown): Rebuilt {
  return new Builder().run(value)
}

class Builder {
  private readonly names = new Map<object, string>()
  private readonly waiting: { owner: string; value: object }[] = []
  private readonly lines: string[] = []
  private readonly lost = new Set<string>()

  run(value: unknown): Rebuilt {
    const first = this.text(value)
    for (let job = this.waiting.pop(); job; job = this.waiting.pop()) this.fill(job.owner, job.value)
    return { code: [...this.lines, `const result = ${first}`].join('\n'), lost: [...this.lost] }
  }

  /** An expression for a value; an object gets a name, and is filled later. */
  private text(value: unknown): string {
    if (typeof value === 'string') return JSON.stringify(value)
    if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
    if (typeof value === 'bigint') return `${value}n`
    if (typeof value === 'object' && value !== null) return this.object(value)
    return value === null || value === undefined || typeof value === 'boolean' ? String(value) : 'undefined'
  }

  private object(value: object): string {
    const known = this.names.get(value)
    if (known !== undefined) return known
    if (value instanceof Opaque && value.kind !== 'instance') return this.opaque(value)
    const name = `v${this.names.size}`
    this.names.set(value, name)
    this.lines.push(`const ${name} = ${this.empty(value)}`)
    this.waiting.push({ owner: name, value })
    return name
  }

  private opaque(value: Opaque): string {
    if (value.kind === 'symbol') return `Symbol(${JSON.stringify(value.name)})`
    if (value.kind === 'truncated' && value.head !== undefined) {
      this.lost.add(`a text of ${value.size} characters: only its beginning was recorded`)
      return JSON.stringify(value.head)
    }
    this.lost.add(`${[value.kind, value.name || value.of].filter(Boolean).join(' ')}: left out`)
    return 'undefined'
  }

  private empty(value: object): string {
    if (Array.isArray(value)) return `new Array(${value.length})`
    if (value instanceof Map) return 'new Map()'
    if (value instanceof Set) return 'new Set()'
    if (value instanceof Date) return `new Date(${value.getTime()})`
    if (value instanceof RegExp) return `new RegExp(${JSON.stringify(value.source)}, ${JSON.stringify(value.flags)})`
    if (value instanceof Error)
      return `Object.assign(new Error(${JSON.stringify(value.message)}), { name: ${JSON.stringify(value.name)} })`
    if (value instanceof ArrayBuffer) return `new Uint8Array([${new Uint8Array(value).join(',')}]).buffer`
    if (ArrayBuffer.isView(value)) return view(value)
    if (value instanceof Opaque) this.lost.add(`class ${value.name || 'unnamed'}: as a plain object`)
    return '{}'
  }

  private fill(owner: string, value: object): void {
    if (value instanceof Map)
      for (const [key, member] of value) this.lines.push(`${owner}.set(${this.text(key)}, ${this.text(member)})`)
    else if (value instanceof Set) for (const member of value) this.lines.push(`${owner}.add(${this.text(member)})`)
    else if (Array.isArray(value) || isPlain(value)) this.members(owner, value)
    else if (value instanceof Opaque && typeof value.members === 'object' && value.members !== null)
      this.members(owner, value.members)
  }

  private members(owner: string, value: object): void {
    for (const [key, member] of Object.entries(value)) {
      const name = JSON.stringify(key)
      const text = this.text(member)
      // By assignment it would be the prototype.
      if (key === '__proto__')
        this.lines.push(
          `Object.defineProperty(${owner}, ${name}, { value: ${text}, writable: true, enumerable: true, configurable: true })`,
        )
      else this.lines.push(`${owner}[${name}] = ${text}`)
    }
  }
}

function view(value: ArrayBufferView): string {
  const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  const made = `new Uint8Array([${bytes.join(',')}])`
  return value instanceof Uint8Array ? made : `new ${value.constructor.name}(${made}.buffer)`
}
