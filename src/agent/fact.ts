import type { AgentEvent, Operation, Origin } from '../core/timeline/event'
import type { Draft } from '../sources/define-source'
import { encode } from '../core/value/encode'
import type { RawOp } from '../core/value/steps'
import { HeldPromise, HeldReference, isHeld, VALUE_BUDGET } from './held'
import { keys } from './primordials'
import { framesOf } from './stacks'

/** Two neighbouring states of a store; once settled the steps between them, and the old one is let go. */
export class StateChange {
  steps: readonly RawOp[] | undefined
  origins: Origin[] | undefined
  constructor(
    /** Let go of once the steps are known. */
    public prev: unknown,
    public next: unknown,
    /** The whole next state is part of the fact. */
    public keyframe: boolean,
    /** What the library calls the change. */
    public by?: string,
  ) {}
}

/** Facts that say by themselves what their source holds. */
const ANCHORS: ReadonlySet<Draft['type']> = new Set(['store-created', 'store-gone', 'payload-found', 'rendered'])

/** One fact as the recorder keeps it: references into the page, nothing encoded. */
export class Fact {
  constructor(
    readonly seq: number,
    readonly at: number,
    readonly run: number,
    readonly task: number,
    readonly draft: Draft,
    readonly stack: Error | undefined,
    readonly change: StateChange | undefined,
    public bytes: number,
  ) {}

  get source(): string | undefined {
    return 'source' in this.draft ? this.draft.source : undefined
  }

  /** Part of it is still being read. */
  get isPending(): boolean {
    return 'body' in this.draft && this.draft.body instanceof HeldPromise && this.draft.body.isPending
  }

  /** The same fact, telling the whole state instead of steps. */
  asKeyframe(state: unknown): Fact {
    if (!this.change) return this
    const change = new StateChange(undefined, state, true, this.change.by)
    change.steps = []
    return new Fact(this.seq, this.at, this.run, this.task, this.draft, this.stack, change, this.bytes)
  }

  /** The store's state after the fact, where it is at hand without its predecessors. */
  get state(): { value: unknown } | undefined {
    const { change, draft } = this
    if (change) return change.keyframe || !change.steps ? { value: change.next } : undefined
    return draft.type === 'store-created' && draft.state instanceof HeldReference
      ? { value: draft.state.value }
      : undefined
  }

  /** Whether the fact alone says what its source holds afterwards. */
  get isAnchor(): boolean {
    if (this.change) return this.change.keyframe
    const { type } = this.draft
    return ANCHORS.has(type) || type.startsWith('storage-')
  }
}

/** What an app calls its actions may be of any length. */
const MAX_NAME = 500

/**
 * The fact as it is sent, its values of about `budget` characters each. A store change has to be settled. `nameOf` tells
 * the action that a stack belongs to.
 */
export function toEvent(
  fact: Fact,
  nameOf: (frames: readonly string[]) => string | undefined,
  budget = VALUE_BUDGET,
): AgentEvent {
  // No prototype: a page's setters on Object.prototype are not ours to call.
  const event: { [key: string]: unknown } = { __proto__: null, seq: fact.seq, at: fact.at }
  event['run'] = fact.run
  event['task'] = fact.task
  const stack = fact.stack && framesOf(fact.stack)
  const name = fact.change?.by ?? (stack && nameOf(stack))
  if (stack ?? name)
    event['writer'] = { ...(name !== undefined && { name: name.slice(0, MAX_NAME) }), stack: stack ?? [] }
  const draft: { readonly [key: string]: unknown } = { ...fact.draft }
  for (const key of keys(draft)) {
    const value = draft[key]
    const plain = isHeld(value) ? value.encoded(budget) : value
    // Text has no mark of its own for what is cut off; a value has.
    if (key === 'text' && typeof value === 'string' && value.length > budget) event['value'] = encode(value, budget)
    else if (plain !== undefined) event[key] = plain
  }
  if (fact.change) addChange(event, fact.change, budget)
  return event as unknown as AgentEvent // put together from a Draft, which has every other member
}

function addChange(event: { [key: string]: unknown }, change: StateChange, budget: number): void {
  if (change.keyframe) event['state'] = encode(change.next, budget)
  else event['steps'] = (change.steps ?? []).map((step) => toOperation(step, budget))
  if (change.origins && change.origins.length > 0) event['origins'] = change.origins
}

function toOperation(step: RawOp, budget: number): Operation {
  const path = [...step.path]
  if (step.op === 'set') return { op: 'set', path, value: encode(step.value, budget) }
  if (step.op === 'remove') return { op: 'remove', path }
  return { op: 'length', path, length: step.length }
}
