import type { AdapterHost } from '../define-adapter'
import { isRef, reactivity } from '../support/vue-reactivity'
import { isObject, ownValue } from '../support/own'

const MAX_STORES = 50
/** Looked at, and nodes looked through, to tell what is part of something else. */
const MAX_MADE = 1_000
const MAX_NODES = 20_000
/** From the app's line to where it is heard: `reactive` and the function it calls; the class of refs and two functions. */
const FRAMES = { reactive: 2, ref: 3 }

interface Made {
  /** The reactive object, or the ref. */
  live: object
  raw: object
  created: Error
  libraryFrames: number
}

/** Reactive objects and refs, as modules make them. */
export class Roots {
  isOver = false
  private candidates: Made[] = []

  constructor(private readonly host: AdapterHost) {}

  made(live: object, raw: object, handler: object): boolean {
    const isWrapper = ownValue(handler, '_isReadonly') === true || ownValue(handler, '_isShallow') === true
    return !isWrapper && this.add(live, raw, FRAMES.reactive)
  }

  madeRef(ref: object): boolean {
    return this.add(ref, ref, FRAMES.ref)
  }

  /** What was made by now and is part of nothing else becomes a store each. */
  decide(): boolean {
    if (this.isOver) return false
    this.isOver = true
    const all = this.candidates.splice(0).filter(({ raw }) => !reactivity.isOwned(raw) && isOfApp(raw))
    const parts = new Set<object>()
    let left = MAX_NODES
    for (const { raw } of all) {
      const nodes = partsOf(raw, left)
      left -= nodes.size
      for (const node of nodes) parts.add(node)
    }
    const roots = all.filter(({ raw }) => !parts.has(raw)).slice(0, MAX_STORES)
    for (const root of roots) this.addStore(root)
    return roots.length > 0
  }

  private add(live: object, raw: object, libraryFrames: number): boolean {
    if (this.isOver || this.candidates.length >= MAX_MADE) return false
    this.candidates.push({ live, raw, created: this.host.stack(), libraryFrames })
    return true
  }

  private addStore({ live, raw, created, libraryFrames }: Made): void {
    const owner = { changes: () => handle.touched() }
    const current = (): unknown => (isRef(raw) ? reactivity.valueOf(raw, owner) : raw)
    const handle = this.host.store({
      created,
      libraryFrames,
      current,
      plain: reactivity.plainFor(owner),
      write: (state) => (isRef(live) ? void Reflect.set(live, 'value', state) : replace(live, state)),
    })
    handle.created(current())
  }
}

/** Neither computed nor shallow, nor excluded from reactivity. */
function isOfApp(raw: object): boolean {
  if (isRef(raw)) return Reflect.has(raw, '_rawValue') && ownValue(raw, '__v_isShallow') !== true
  return ownValue(raw, '__v_skip') !== true
}

/** The nodes below one. */
function partsOf(root: object, most: number): Set<object> {
  const parts = new Set<object>()
  const queue = [root]
  const visit = (value: unknown): void => {
    if (!isObject(value)) return
    const node = reactivity.raw(value)
    if (node === root || parts.has(node) || parts.size >= most) return
    parts.add(node)
    queue.push(node)
  }
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (isRef(node)) visit(ownValue(node, '_rawValue') ?? ownValue(node, '_object'))
    else if (node instanceof Map || node instanceof Set) for (const value of node.values()) visit(value)
    else for (const key of Object.keys(node)) visit(ownValue(node, key))
  }
  return parts
}

/** Puts a state into a reactive object, which stays the same object. */
function replace(live: object, state: unknown): void {
  if (!isObject(state)) return
  if (Array.isArray(live) && Array.isArray(state)) live.splice(0, live.length, ...(state as unknown[]))
  else {
    for (const key of Object.keys(live)) if (!Object.hasOwn(state, key)) Reflect.deleteProperty(live, key)
    Object.assign(live, state)
  }
}
