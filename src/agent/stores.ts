import type { Cause, FoundStore, HydrationStep, StoreHandle } from '../adapters/define-adapter'
import type { AgentSource, PersistedPart } from '../core/timeline/event'
import type { Draft } from '../sources/define-source'
import { HeldReference } from './held'
import { type Fact, StateChange } from './fact'
import { fingerprint, type Nodes } from './fingerprint'
import { guard } from './guard'
import { mirror } from '../core/value/mirror'
import type { Provenance } from './provenance'
import type { Moment, Recorder } from './recorder'
import type { Settler } from './settle'
import { placeOf } from './frames'
import { framesOf, StackSampler } from './stacks'
import type { Sources } from './sources'
import { Subscriptions } from './subscriptions'

/** Every so many changes the whole state goes on record, so that a later beginning can be understood. */
const KEYFRAME_EVERY = 50

/** Nodes of states looked at in one go for what was changed in place: about a millisecond. */
const MAX_NODES = 10_000

export interface LiveStore {
  id: string
  library: string
  current: () => unknown
  /** The last state told, and the adapter's own way to the present one. */
  latest: () => unknown
  getState: () => unknown
  /** Puts the present state on record as a keyframe. */
  anchor: () => void
  /** Puts it on record if its content has changed without a new state. */
  lookInside: (nodes: Nodes) => void
  write?: (state: unknown) => void
}

/** The stores in memory: names them and writes down what their adapters tell. */
export class Stores {
  readonly live = new Map<string, LiveStore>()
  /** Names of the functions in the stores' states: what a person calls the actions. */
  readonly actions = new Set<string>()

  constructor(
    private readonly recorder: Recorder,
    private readonly settler: Settler,
    private readonly sources: Sources,
    private readonly provenance: Provenance,
  ) {}

  add(library: string, found: FoundStore): StoreHandle {
    const frames = found.created ? framesOf(found.created) : []
    const label = found.name ?? labelOf(frames, found.libraryFrames)
    const id = this.unique(`memory:${found.name ?? hash(frames)}`)
    const source: AgentSource = { id, kind: 'memory', label: label.slice(0, 2_000), library }
    if (found.created) source.created = { stack: frames }
    if (found.persist) source.persist = found.persist
    if (found.write) source.writable = true
    if (found.volatile) source.volatile = found.volatile
    this.sources.describe(source)
    const handle = new Handle(source, found, this.recorder, this.settler, this.sources, this.provenance, this.actions)
    this.live.set(id, {
      id,
      library,
      current: handle.current,
      latest: handle.latest,
      getState: found.current,
      anchor: handle.anchor,
      lookInside: handle.lookInside,
      ...(found.write && { write: found.write }),
    })
    handle.onGone = () => this.live.delete(id)
    return handle
  }

  /** Puts the whole state on record for stores of which `facts` have only steps. */
  anchorThoseWithout(facts: readonly Fact[]): void {
    const anchored = new Set(facts.filter((fact) => fact.isAnchor).map((fact) => fact.source))
    for (const store of this.live.values()) if (!anchored.has(store.id)) store.anchor()
  }

  /** Puts the whole state of every store on record. */
  anchorAll(): void {
    for (const store of this.live.values()) store.anchor()
  }

  /** Looks for states that were changed in place; as far as `MAX_NODES` go. */
  lookInside(): void {
    const nodes = { left: MAX_NODES }
    for (const store of this.live.values()) guard(() => store.lookInside(nodes), undefined)
  }

  private unique(id: string): string {
    const plain = id.slice(0, 1_900)
    let candidate = plain
    for (let n = 2; this.live.has(candidate); n++) candidate = `${plain}~${n}`
    return candidate
  }
}

class Handle implements StoreHandle {
  private state: unknown
  private told = false
  private changes = 0
  private lastChange: StateChange | undefined
  private whole = false
  private readonly sampler = new StackSampler()
  private readonly plain: Extract<Draft, { type: 'store-changed' }>
  private readonly subscriptions: Subscriptions
  private looked: { state: unknown; print: number } | undefined
  private touch: { cause: Cause; moment: Moment } | undefined
  onGone = (): unknown => undefined

  constructor(
    private readonly source: AgentSource,
    private readonly found: FoundStore,
    private readonly recorder: Recorder,
    private readonly settler: Settler,
    private readonly sources: Sources,
    private readonly provenance: Provenance,
    private readonly actions: Set<string>,
  ) {
    this.plain = { type: 'store-changed', source: source.id }
    this.subscriptions = new Subscriptions(source.id, recorder)
  }

  latest = (): unknown => this.state

  /** The state now, as a value that stays what it is. */
  current = (): unknown => this.kept(this.found.current())

  created = (given: unknown): void => {
    if (this.told) return
    const state = this.kept(given)
    this.told = true
    this.state = state
    this.noteActions(state)
    const fact = this.recorder.add({ type: 'store-created', source: this.source.id, state: new HeldReference(state) })
    this.whole = fact === undefined
  }

  changed = (next: unknown, prev: unknown, cause: Cause = {}): void => {
    if (!this.told) this.created(prev)
    else if (prev !== undefined && prev !== this.state) this.write(prev, {})
    if (next === this.state) return
    const moment = this.recorder.moment()
    this.write(next, this.withStack(cause, moment), moment)
  }

  touched = (cause: Cause = {}): void => {
    if (this.touch) return
    const moment = this.recorder.moment()
    this.touch = { cause: this.withStack(cause, moment), moment }
    this.recorder.beforeNext(this.settleTouch)
  }

  named = (action: string): void => {
    if (this.lastChange) this.lastChange.by = action
  }

  private readonly settleTouch = (): void => {
    const { touch } = this
    this.touch = undefined
    const next = this.current()
    if (!touch || next === this.state) return
    if (this.told) this.write(next, touch.cause, touch.moment)
    else this.created(next)
  }

  private kept(state: unknown): unknown {
    const { plain } = this.found
    return plain ? mirror(state, this.state, plain, (from, to) => this.provenance.standsFor(to, from)) : state
  }

  private withStack(cause: Cause, { at }: Moment): Cause {
    return cause.stack === undefined ? { ...cause, stack: this.sampler.take(at) } : cause
  }

  hydration = (hydration: number, fact: HydrationStep): void => {
    const base = { type: 'persist-hydration', source: this.source.id, hydration, step: fact.step } as const
    this.recorder.add(hydrationDraft(base, fact))
  }

  gone = (): void => {
    this.recorder.add({ type: 'store-gone', source: this.source.id })
    this.onGone()
  }

  subscribed = (): (() => void) => this.subscriptions.added()

  persist = (persist: NonNullable<AgentSource['persist']>): void => {
    this.source.persist = persist
    this.sources.describe(this.source)
  }

  persistPart = (part: PersistedPart): void => {
    const others = this.source.parts?.filter(({ name }) => name !== part.name) ?? []
    this.source.parts = [...others, part]
    this.sources.describe(this.source)
  }

  anchor = (): void => {
    const state = this.current()
    this.told = true
    this.whole = true
    this.write(state, {})
  }

  lookInside = (nodes: Nodes): void => {
    // What is changed in place by design is told by its adapter.
    const state = this.found.plain || this.found.copies ? undefined : this.found.current()
    if (!this.told || state === undefined || state !== this.state) return
    const print = fingerprint(state, nodes)
    const before = this.looked
    this.looked = print === undefined ? undefined : { state, print }
    if (!before || before.state !== state || print === undefined || before.print === print) return
    this.recorder.add({ ...this.plain, inPlace: true }, undefined, new StateChange(state, state, true))
  }

  private write(next: unknown, { hydration, action, stack }: Cause, moment?: Moment): void {
    const keyframe = this.whole || ++this.changes % KEYFRAME_EVERY === 0
    const draft: Draft = hydration === undefined ? this.plain : { ...this.plain, hydration }
    const change = new StateChange(this.state, next, keyframe, action)
    const fact = this.recorder.add(draft, stack ?? undefined, change, moment)
    this.lastChange = change
    this.state = next
    // What happens while the recorder is off leaves a gap that steps can't bridge.
    this.whole = fact === undefined
    if (fact) this.settler.soon()
  }

  private noteActions(state: unknown): void {
    if (typeof state !== 'object' || state === null) return
    for (const key of Object.keys(state)) {
      if (typeof Object.getOwnPropertyDescriptor(state, key)?.value === 'function') this.actions.add(key)
    }
  }
}

function hydrationDraft(
  base: Extract<Draft, { type: 'persist-hydration' }>,
  fact: HydrationStep,
): Extract<Draft, { type: 'persist-hydration' }> {
  if (fact.step === 'failed') return { ...base, error: failureOf(fact.error) }
  if (!('state' in fact) || fact.state === undefined) return base
  const withState = { ...base, state: new HeldReference(fact.state) }
  if (fact.step !== 'migrated' || fact.fromVersion === undefined) return withState
  return { ...withState, fromVersion: fact.fromVersion }
}

/** What was thrown, as two texts: never an object of the page's. */
export function failureOf(error: unknown): { name: string; message: string } {
  try {
    if (error instanceof Error || error instanceof DOMException) {
      return { name: error.name.slice(0, 200), message: error.message.slice(0, 2_000) }
    }
    return { name: typeof error, message: typeof error === 'string' ? error.slice(0, 2_000) : '' }
  } catch {
    return { name: 'unreadable', message: '' }
  }
}

/** The line in the app that made the store. */
function labelOf(frames: readonly string[], libraryFrames: number): string {
  const frame = frames[Math.min(libraryFrames, frames.length - 1)]
  const place = frame === undefined ? undefined : placeOf(frame)
  return place === undefined ? 'store' : `store at ${place.replace(/^.*\//, '').replace(/\?[^:]*/, '')}`
}

/** The same for the same call path in the same build, whatever query a development server adds. */
function hash(frames: readonly string[]): string {
  let value = 0x811c9dc5
  for (const frame of frames.slice(0, 12)) {
    const place = (placeOf(frame) ?? frame).replace(/\?[^:]*/, '').replace(/^[a-z-]+:\/\/[^/]*/, '')
    for (let i = 0; i < place.length; i++) value = Math.imul(value ^ place.charCodeAt(i), 0x01000193)
  }
  return (value >>> 0).toString(36)
}
