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
  /** What is open where the text read so far ends, and text that is not read yet. */
  private open = ''
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
    if (this.isBegun) this.merge(part)
    else this.root = part
    this.isBegun = true
    this.open = open
  }

  /** Adds to each container that was open what has come of it. */
  private merge(part: unknown): void {
    let whole = this.root
    let added = part
    for (let i = 0; i < this.open.length; i++) {
      if (!isContainer(whole) || !isContainer(added) || Array.isArray(whole) !== Array.isArray(added)) throw misfit()
      const last = lastOf(whole)
      const first: Step = Array.isArray(added) ? 0 : this.goesOn
      if (last === undefined || !Object.hasOwn(added, first)) throw misfit()
      const [nextWhole, nextAdded] = [whole[last], added[first]]
      append(whole, added, first)
      whole = nextWhole
      added = nextAdded
    }
  }
}

const isContainer = (value: unknown): value is Members => typeof value === 'object' && value !== null
const misfit = (): SyntaxError => new SyntaxError('pieces that do not fit')

/** Where the member stands that was written last: an agent writes the members of objects in the order that they then have. */
function lastOf(container: Members): Step | undefined {
  return Array.isArray(container) ? container.length - 1 : Object.keys(container).at(-1)
}

function append(whole: Members, added: Members, first: Step): void {
  if (Array.isArray(whole) && Array.isArray(added)) {
    for (let i = 1; i < added.length; i++) whole.push(added[i])
    return
  }
  for (const key of Object.keys(added)) if (key !== first) set(whole, key, added[key])
}

/** An own member, also where the key is `__proto__`. */
function set(whole: Members, key: string, value: unknown): void {
  if (key !== '__proto__') whole[key] = value
  else Object.defineProperty(whole, key, { value, writable: true, enumerable: true, configurable: true })
}
