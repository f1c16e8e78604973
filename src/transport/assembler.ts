type Members = Record<string | number, unknown>
type Step = string | number

/** Deeper places are not worth it: a piece that ends there is put together with the next one. */
const DEEPEST = 200

/**
 * Reads JSON text that comes in pieces, each as it comes: what is left at the end is the last of them. A piece says which arrays and
 * objects are `open` where it ends, from the outermost in: `{[` within the list that an object has as its last member so far. All of them
 * have members, and the piece ends with a whole one. Its text closes them, and that of the next piece opens them again, with something
 * in the place of the members that were read already. A piece that does not say so is read with the next.
 */
export class Assembler {
  private root: unknown
  /** What is open where the text read so far ends, from the outermost in, and text that is not read yet. */
  private open: Members[] = []
  private unread: string[] = []
  private isBegun = false

  /** `goesOn`: stands for the members of an object that were read already. No key of the page's, which cannot know it. */
  constructor(private readonly goesOn: string) {}

  /** Takes the next piece. Throws where it is none. */
  add(text: string, open: string | undefined): void {
    this.unread.push(text)
    if (open === undefined || open === '' || open.length > DEEPEST || !/^[[{]+$/.test(open)) return
    this.read(open)
  }

  /** The value, once there are no more pieces. Throws where they do not make one. */
  end(): unknown {
    this.read('')
    return this.root
  }

  private read(open: string): void {
    const [text] = this.unread
    const part = JSON.parse(text !== undefined && this.unread.length === 1 ? text : this.unread.join('')) as unknown
    this.unread = []
    const last = this.isBegun ? this.merge(part) : []
    if (!this.isBegun) this.root = part
    this.isBegun = true
    this.open = this.opened(open, last)
  }

  /** Adds to each container that was open what has come of it. Gives the last member of each, as far as it is a new one. */
  private merge(part: unknown): (Step | undefined)[] {
    const last: (Step | undefined)[] = []
    let added = part
    for (const whole of this.open) {
      if (!isContainer(added) || Array.isArray(whole) !== Array.isArray(added)) throw misfit()
      const first: Step = Array.isArray(added) ? 0 : this.goesOn
      if (!Object.hasOwn(added, first)) throw misfit()
      last.push(append(whole, added, first))
      added = added[first]
    }
    return last
  }

  /** The containers that are open, each the last member of the one before. Of what goes on all but the new is known. */
  private opened(open: string, last: readonly (Step | undefined)[]): Members[] {
    const containers: Members[] = []
    let next: unknown = this.root
    for (let i = 0; i < open.length; i++) {
      if (!isContainer(next) || Array.isArray(next) !== (open[i] === '[')) throw misfit()
      containers.push(next)
      const isKnown = next === this.open[i]
      const key = isKnown ? last[i] : lastOf(next)
      next = key === undefined ? (isKnown ? this.open[i + 1] : undefined) : next[key]
    }
    return containers
  }
}

const isContainer = (value: unknown): value is Members => typeof value === 'object' && value !== null
const misfit = (): SyntaxError => new SyntaxError('pieces that do not fit')

/** Where the member stands that was written last: an agent writes the members of objects in the order that they then have. */
function lastOf(container: Members): Step | undefined {
  return Array.isArray(container) ? container.length - 1 : Object.keys(container).at(-1)
}

/** Adds all but the `first`, which was there. Gives where the last of them stands. */
function append(whole: Members, added: Members, first: Step): Step | undefined {
  if (Array.isArray(whole) && Array.isArray(added)) {
    for (let i = 1; i < added.length; i++) whole.push(added[i])
    return added.length > 1 ? whole.length - 1 : undefined
  }
  let last: Step | undefined
  for (const key of Object.keys(added)) {
    if (key === first) continue
    set(whole, key, added[key])
    last = key
  }
  return last
}

/** An own member, also where the key is `__proto__`. */
function set(whole: Members, key: string, value: unknown): void {
  if (key !== '__proto__') whole[key] = value
  else Object.defineProperty(whole, key, { value, writable: true, enumerable: true, configurable: true })
}
