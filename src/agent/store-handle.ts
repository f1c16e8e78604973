import type { Cause, FoundStore, HydrationStep, Restoring, StoreHandle, Subscribed } from '../adapters/define-adapter'
import type { AgentSource, PersistedPart } from '../core/timeline/event'
import { mirror } from '../core/value/mirror'
import type { Draft } from '../sources/define-source'
import { type Moment, StateChange } from './fact'
import { fingerprint, type Nodes } from './fingerprint'
import { HeldReference } from './held'
import type { Holders } from './holders'
import type { Provenance } from './provenance'
import type { Recorder } from './recorder'
import type { Settler } from './settle'
import type { Sources } from './sources'
import { captureStack, StackSampler } from './stacks'
import { Subscriptions } from './subscriptions'

/** Every so many changes the whole state goes on record, so that a later beginning can be understood. */
const KEYFRAME_EVERY = 50

const NO_CAUSE: Cause = {}
const nothing = (): void => undefined
/** Of a store that is one too many. */
export const UNHEARD: StoreHandle = {
  latest: nothing,
  created: nothing,
  changed: nothing,
  touched: nothing,
  named: nothing,
  hydration: nothing,
  subscribed: () => ({ ended: nothing, endsWith: nothing }),
  gone: nothing,
  persist: nothing,
  persistPart: nothing,
  restorable: nothing,
}

/** Writes down what an adapter tells of one store. */
export class Handle implements StoreHandle {
  private state: unknown
  private told = false
  private changes = 0
  private lastChange: StateChange | undefined
  private whole = false
  private readonly sampler = new StackSampler()
  private readonly plain: Extract<Draft, { type: 'store-changed' }>
  private readonly subscriptions: Subscriptions
  private looked: { state: unknown; print: number } | undefined
  private touch: { cause: Cause; stack: Error | undefined; moment: Moment } | undefined
  onGone = (): unknown => undefined
  restoring: (() => Restoring) | undefined

  constructor(
    private readonly source: AgentSource,
    private readonly found: FoundStore,
    private readonly recorder: Recorder,
    private readonly settler: Settler,
    private readonly sources: Sources,
    private readonly provenance: Provenance,
    private readonly actions: Set<string>,
    holders: Holders,
  ) {
    this.plain = { type: 'store-changed', source: source.id }
    this.subscriptions = new Subscriptions(source.id, recorder, holders)
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

  changed = (next: unknown, prev: unknown, cause = NO_CAUSE): void => {
    if (!this.told) this.created(prev)
    else if (prev !== undefined && prev !== this.state) this.write(prev, NO_CAUSE)
    if (next === this.state) return
    const moment = this.recorder.moment()
    const stack = this.isDue(cause, moment) ? captureStack() : cause.stack
    this.write(next, cause, stack ?? undefined, moment)
  }

  touched = (cause = NO_CAUSE): void => {
    if (this.touch) return
    const moment = this.recorder.moment()
    const stack = this.isDue(cause, moment) ? captureStack() : cause.stack
    this.touch = { cause, stack: stack ?? undefined, moment }
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
    if (this.told) this.write(next, touch.cause, touch.stack, touch.moment)
    else this.created(next)
  }

  private kept(state: unknown): unknown {
    const { plain } = this.found
    return plain ? mirror(state, this.state, plain, (from, to) => this.provenance.standsFor(to, from)) : state
  }

  /** Whether a stack is to be taken. */
  private isDue({ stack }: Cause, moment: Moment): boolean {
    return stack === undefined && this.sampler.isDueInRun(moment)
  }

  hydration = (hydration: number, fact: HydrationStep): void => {
    const base = { type: 'persist-hydration', source: this.source.id, hydration, step: fact.step } as const
    this.recorder.add(hydrationDraft(base, fact))
  }

  restorable = (restoring: () => Restoring): void => {
    this.restoring = restoring
    this.source.restorable = true
    this.sources.describe(this.source)
  }

  gone = (): void => {
    this.recorder.add({ type: 'store-gone', source: this.source.id })
    this.onGone()
  }

  subscribed = (isMounting?: true): Subscribed => this.subscriptions.added(isMounting)

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
    this.write(state, NO_CAUSE)
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

  private write(next: unknown, { hydration, action }: Cause, stack?: Error, moment?: Moment): void {
    const isPeriodic = !this.whole && ++this.changes % KEYFRAME_EVERY === 0
    const draft: Draft = hydration === undefined ? this.plain : { ...this.plain, hydration }
    const change = new StateChange(this.state, next, this.whole || isPeriodic, action, isPeriodic)
    const fact = this.recorder.add(draft, stack, change, moment)
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
function failureOf(error: unknown): { name: string; message: string } {
  try {
    if (error instanceof Error || error instanceof DOMException) {
      return { name: error.name.slice(0, 200), message: error.message.slice(0, 2_000) }
    }
    return { name: typeof error, message: typeof error === 'string' ? error.slice(0, 2_000) : '' }
  } catch {
    return { name: 'unreadable', message: '' }
  }
}
