import type { AdapterHost, StoreHandle } from '../define-adapter'
import { isInspectable, isStateHandler, type StateHandler } from './handler'
import { NextSignal } from './next-signal'
import { StateNode } from './node'
import { replaceState } from './write'

/** More of them than this are components' own affairs; so are more than a few made by the same line. */
const MAX_STATES = 200
const MAX_OF_A_LINE = 5
/** What is looked at for that: reading a stack takes its time. */
const MAX_LOOKS = 1_000

/** Svelte reads the member, and writes nothing. */
const READING = Symbol('reading')

/** A store: the object that its variable holds at present. */
interface Root {
  proxy: object
  node: StateNode
  handle: StoreHandle
}

/** The `$state` objects of the page; those within others belong to these. */
export class States {
  private readonly nodes = new WeakMap<object, StateNode>()
  private readonly roots = new WeakMap<object, Root>()
  /** Arrays by the Proxy that stands before them in development. */
  private readonly arrays = new WeakMap<object, object>()
  private readonly lines = new Map<string, number>()
  private looks = 0
  private found = 0
  /** The member that Svelte is reading or writing: what it makes a proxy of meanwhile stands there. */
  private node: StateNode | undefined
  private key: PropertyKey = ''
  private written: unknown = READING

  private readonly nextSignal: NextSignal

  constructor(private readonly host: AdapterHost) {
    this.nextSignal = new NextSignal(host)
  }

  made(proxy: object, target: object, handler: object): boolean {
    if (!isStateHandler(handler)) {
      if (isInspectable(target, handler)) this.arrays.set(proxy, target)
      return false
    }
    const raw = this.arrays.get(target) ?? target
    const above = this.isPlaceOf(raw) ? this.node : undefined
    if (!above && this.looks >= MAX_LOOKS) return false
    const node = new StateNode(raw)
    this.nodes.set(proxy, node)
    this.watch(node, handler)
    if (!above) {
      const created = this.host.stack()
      this.nextSignal.wait((replaced) => this.begin(proxy, node, created, replaced))
      return true
    }
    above.put(this.key, proxy)
    node.hangBelow(above)
    return false
  }

  private isPlaceOf(raw: object): boolean {
    return raw === (this.written === READING ? this.node?.at(this.key) : this.written)
  }

  /** A new store, unless the variable it is assigned to has held another one: then that goes on with it. */
  private begin(proxy: object, node: StateNode, created: Error, replaced: unknown): void {
    const before = typeof replaced === 'object' && replaced !== null ? this.roots.get(replaced) : undefined
    const root = before && before.proxy === replaced ? before : this.add(proxy, node, created)
    if (!root) return
    this.roots.set(proxy, root)
    root.proxy = proxy
    root.node = node
    node.hangBelow({ changed: () => root.proxy === proxy && root.handle.touched() })
    if (root === before) root.handle.touched({ stack: created })
  }

  private add(proxy: object, node: StateNode, created: Error): Root | undefined {
    const line = this.host.framesOf(created).join('\n')
    const count = (this.lines.get(line) ?? 0) + 1
    this.looks++
    this.lines.set(line, count)
    if (count > MAX_OF_A_LINE || this.found >= MAX_STATES) return undefined
    this.found++
    const root: Root = {
      proxy,
      node,
      handle: this.host.store({
        created,
        libraryFrames: 1,
        current: () => root.proxy,
        plain: (each) => this.nodes.get(each)?.members ?? each,
        write: (state) => replaceState(root.proxy, root.node.members, state),
      }),
    }
    root.handle.created(proxy)
    return root
  }

  /** Stands before the traps that read a member, which may make a proxy of it, and those that change one. */
  private watch(node: StateNode, handler: StateHandler): void {
    const { get, has, set, defineProperty, deleteProperty } = handler
    const { host } = this
    handler.get = (target, key, receiver) => this.at(node, key, READING, () => get.call(handler, target, key, receiver))
    handler.has = (target, key) => this.at(node, key, READING, () => has.call(handler, target, key))
    handler.set = (target, key, value, receiver) =>
      this.writing(node, key, value, () => set.call(handler, target, key, value, receiver))
    handler.defineProperty = (target, key, descriptor) =>
      this.writing(node, key, descriptor.value, () => defineProperty.call(handler, target, key, descriptor))
    handler.deleteProperty = (target, key) => {
      const done = deleteProperty.call(handler, target, key)
      host.guard(() => {
        node.remove(key)
        node.changed()
      }, undefined)
      return done
    }
  }

  private writing(node: StateNode, key: PropertyKey, value: unknown, write: () => boolean): boolean {
    const before = node.at(key)
    const done = this.at(node, key, value, write)
    this.host.guard(() => {
      const isProxied = node.at(key) !== before
      if (!isProxied && before === value) return
      if (!isProxied) node.put(key, value)
      if (typeof value === 'object' && value !== null) this.nodes.get(value)?.hangBelow(node)
      node.changed()
    }, undefined)
    return done
  }

  private at<T>(node: StateNode, key: PropertyKey, written: unknown, body: () => T): T {
    const { node: nodeBefore, key: keyBefore, written: writtenBefore } = this
    this.node = node
    this.key = key
    this.written = written
    try {
      return body()
    } finally {
      this.node = nodeBefore
      this.key = keyBefore
      this.written = writtenBefore
    }
  }
}
