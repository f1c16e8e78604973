import { type AdapterHost, type Callable, defineAdapter, type StoreHandle } from './define-adapter'
import { viewOf } from './xstate/snapshot'

const { apply, defineProperty } = Reflect

/** An actor of xstate 5, as far as it matters here. */
interface Actor {
  _snapshot: unknown
  /** Of a child: its own parent tells of what matters. */
  _parent: unknown
  logic: { id?: unknown }
  /** Those that its creator gave. */
  options: { id?: unknown }
  systemId?: unknown
}
interface Prototype {
  /** Called at the end of the constructor, with the `snapshot` option. */
  _initState: Callable
  /** Called with each next snapshot, before the observers. */
  update: Callable
}

/** `createActor` and the constructor. */
const LIBRARY_FRAMES = 2

export default defineAdapter({
  id: 'xstate',
  start(host) {
    const actors = new Actors(host)
    // The constructor sets it first to nothing, long before it has a snapshot.
    host.techniques.bait('_actorScope', (owner) => actors.learn(Object.getPrototypeOf(owner)))
    host.techniques.react(
      (values) =>
        values.filter((value) => {
          const prototype: unknown = Object.getPrototypeOf(value)
          if (!isPrototype(prototype) || !('_snapshot' in value)) return false
          actors.learn(prototype)
          return actors.attach(value as Actor, undefined)
        }).length > 0,
    )
  },
})

class Actors {
  private readonly prototypes = new WeakSet()
  private readonly handles = new WeakMap<object, StoreHandle>()

  constructor(private readonly host: AdapterHost) {}

  /** From now on all actors of this copy of xstate are heard when they are made, and when they change. */
  learn(prototype: unknown): boolean {
    if (!isPrototype(prototype) || this.prototypes.has(prototype)) return false
    this.prototypes.add(prototype)
    const made = this.host.guardHot((actor: Actor, persisted: unknown) => void this.attach(actor, { persisted }))
    const updated = this.host.guardHot((actor: Actor, [snapshot, event]: readonly unknown[]) => {
      const action: unknown = typeof event === 'object' && event !== null ? Reflect.get(event, 'type') : undefined
      const handle = this.handles.get(actor)
      handle?.changed(viewOf(snapshot), undefined, typeof action === 'string' ? { action: action.slice(0, 500) } : {})
    })
    const { _initState: init, update } = prototype
    this.replace(prototype, '_initState', {
      _initState(this: Actor, persisted: unknown) {
        const result: unknown = apply(init, this, [persisted])
        made(this, persisted)
        return result
      },
    })
    this.replace(prototype, 'update', {
      update(this: Actor, snapshot: unknown, event: unknown) {
        updated(this, [snapshot, event])
        return apply(update, this, [snapshot, event])
      },
    })
    return true
  }

  /** `isNew`: nobody has seen it yet; `persisted` is the snapshot it begins with, where it was given one. */
  attach(actor: Actor, isNew: { persisted: unknown } | undefined): boolean {
    if (this.handles.has(actor) || actor._parent !== undefined) return false
    const name = nameOf(actor)
    const handle = this.host.store({
      ...(name !== undefined && { name }),
      ...(isNew && { created: this.host.stack() }),
      libraryFrames: LIBRARY_FRAMES,
      current: () => viewOf(actor._snapshot),
    })
    this.handles.set(actor, handle)
    const saved = isNew?.persisted
    if (saved) {
      handle.hydration(1, { step: 'started' })
      handle.hydration(1, { step: 'read', state: viewOf(saved) })
    }
    handle.created(viewOf(actor._snapshot))
    if (saved) handle.hydration(1, { step: 'applied' })
    return true
  }

  private replace<K extends keyof Prototype>(
    prototype: Prototype,
    name: K,
    { [name]: method }: Pick<Prototype, K>,
  ): void {
    const own = Object.getOwnPropertyDescriptor(prototype, name)
    if (!own?.configurable) return
    defineProperty(prototype, name, { ...own, value: method })
    this.host.onStop(() => {
      if (Object.getOwnPropertyDescriptor(prototype, name)?.value === method) defineProperty(prototype, name, own)
    })
  }
}

function isPrototype(value: unknown): value is Prototype {
  if (typeof value !== 'object' || value === null) return false
  const has = (name: string): boolean => typeof Object.getOwnPropertyDescriptor(value, name)?.value === 'function'
  return has('_initState') && has('update') && has('getPersistedSnapshot')
}

/** The actor's id where it was given one, or its machine's. */
function nameOf({ options, systemId, logic }: Actor): string | undefined {
  const names = [options.id, systemId, logic.id === '(machine)' ? undefined : logic.id]
  return names.find((name): name is string => typeof name === 'string' && name !== '')
}
