import { type AdapterHost, defineAdapter, type StoreHandle } from './define-adapter'
import { hasOwnMethods, inheritedValue, isObject } from './support/own'
import { standIn } from './support/watch-method'
import { viewOf } from './xstate/snapshot'

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
          if (!isPrototype(prototype) || !Object.hasOwn(value, '_snapshot')) return false
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
      const type = isObject(event) ? inheritedValue(event, 'type') : undefined
      const action = typeof type === 'string' ? type : undefined
      this.handles.get(actor)?.changed(viewOf(snapshot), undefined, { action })
    })
    // Whose prototype it is: its methods run on actors.
    const init = (call: () => unknown, [persisted]: readonly unknown[], actor: unknown): unknown => {
      const result = call()
      made(actor as Actor, persisted)
      return result
    }
    const update = (call: () => unknown, args: readonly unknown[], actor: unknown): unknown => {
      updated(actor as Actor, args)
      return call()
    }
    standIn(prototype, '_initState', init, this.host)
    standIn(prototype, 'update', update, this.host)
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
}

function isPrototype(value: unknown): value is object {
  // The second is called at the end of the constructor with the `snapshot` option, the third with each next snapshot.
  return isObject(value) && hasOwnMethods(value, ['getPersistedSnapshot', '_initState', 'update'])
}

/** The actor's id where it was given one, or its machine's. */
function nameOf({ options, systemId, logic }: Actor): string | undefined {
  const names = [options.id, systemId, logic.id === '(machine)' ? undefined : logic.id]
  return names.find((name): name is string => typeof name === 'string' && name !== '')
}
