import type { Origin } from '../core/timeline/event'
import { isArray, keys } from './primordials'

/** Objects looked at below one response, and below one new subtree of a store. */
const MAX_NODES = 5_000

/** Responses that wait to be walked: a page without stores would gather all of its own. */
const MOST_WAITING = 20

/** Where in which response an object stood when it came. */
export interface Place {
  request: string
  path: (string | number)[]
}

/** Which objects of the page came with which response: what makes a link between a store and the server certain. */
export class Provenance {
  private readonly places = new WeakMap<object, Place>()
  private readonly copied = new WeakSet()
  private waiting: { root: unknown; request: string }[] = []

  /** `root` is walked before the next search, not now: the app is about to use it. */
  cameWith(root: unknown, request: string): void {
    if (isObject(root)) this.waiting.push({ root, request })
    if (this.waiting.length > MOST_WAITING) this.walk(this.waiting.splice(0, 1))
  }

  /** `to` stands for `from` where states are copied. What is copied again has been changed since: that is the page's doing. */
  standsFor(to: object, from: object): void {
    this.walkWaiting()
    const place = this.places.get(from)
    if (!place || this.copied.has(from)) return
    this.copied.add(from)
    this.places.set(to, place)
  }

  /** Whether this very object came with a response. */
  knows(value: object): boolean {
    return this.placeOf(value) !== undefined
  }

  readonly placeOf = (value: object): Place | undefined => {
    this.walkWaiting()
    return this.places.get(value)
  }

  /** The outermost objects within `value` that came with a response, and about how many bytes `value` takes. */
  search(value: unknown, path: readonly (string | number)[], found: Origin[]): number {
    this.walkWaiting()
    let bytes = 0
    visit(value, (node, below) => {
      bytes += 48 + keysOf(node).length * 16
      const place = this.places.get(node)
      if (!place) return true
      found.push({ path: [...path, ...below], request: place.request, from: place.path })
      return false
    })
    return bytes
  }

  private walkWaiting(): void {
    this.walk(this.waiting.splice(0))
  }

  private walk(responses: readonly { root: unknown; request: string }[]): void {
    for (const { root, request } of responses) {
      visit(root, (node, path) => {
        if (this.places.has(node)) return false
        this.places.set(node, { request, path })
        return true
      })
    }
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const keysOf = (node: object): readonly unknown[] => (isArray(node) ? node : keys(node))

/** Breadth first over plain members, at most `MAX_NODES` objects; `enter` says whether to look below. Getters are not called. */
function visit(root: unknown, enter: (node: object, path: (string | number)[]) => boolean): void {
  if (!isObject(root)) return
  const queue: { node: object; path: (string | number)[] }[] = [{ node: root, path: [] }]
  const seen = new Set<object>()
  for (let i = 0; i < queue.length && i < MAX_NODES; i++) {
    const entry = queue[i]
    if (!entry || seen.has(entry.node)) continue
    seen.add(entry.node)
    if (!enter(entry.node, entry.path)) continue
    for (const step of isArray(entry.node) ? entry.node.keys() : keys(entry.node)) {
      if (queue.length >= MAX_NODES) break
      const member: unknown = Object.getOwnPropertyDescriptor(entry.node, step)?.value
      if (isObject(member)) queue.push({ node: member, path: [...entry.path, step] })
    }
  }
}
