import type { AgentEvent, Origin } from '../core/timeline/event'
import type { Draft } from '../sources/define-source'
import { encode, Encoding, type HasTime } from '../core/value/encode'
import type { RawOp } from '../core/value/steps'
import { type Encodable, HeldPromise, HeldReference, isHeld, VALUE_BUDGET } from './held'
import { isLendable, type Loan } from './lending'
import { defineProperty, is, keys } from './primordials'
import { framesOf } from './stacks'

/** When something happened: `at` in milliseconds since the epoch, and the clock's numbers. */
export interface Moment {
  readonly at: number
  readonly run: number
  readonly task: number
}

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
    /** It is a keyframe only because it was time for one. */
    public isPeriodic = false,
  ) {}
}

/** Facts that say by themselves what their source holds. */
const ANCHORS: ReadonlySet<Draft['type']> = new Set(['store-created', 'store-gone', 'payload-found', 'rendered'])

/** One fact as the recorder keeps it: references into the page, nothing encoded. */
export class Fact {
  constructor(
    readonly seq: number,
    readonly moment: Moment,
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
    return new Fact(this.seq, this.moment, this.draft, this.stack, change, this.bytes)
  }

  /** The store's state after the fact, where it is at hand without its predecessors. */
  get state(): { value: unknown } | undefined {
    const { change, draft } = this
    if (change) return change.keyframe || !change.steps ? { value: change.next } : undefined
    return draft.type === 'store-created' && draft.state instanceof HeldReference
      ? { value: draft.state.value }
      : undefined
  }

  /** Whether it is a later change of the same store that needs no earlier one to be understood. */
  isWholeAfter(earlier: Fact): boolean {
    return this.draft === earlier.draft && this.change !== undefined && this.state !== undefined
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

/** An event of which some values are still to be encoded. */
export class Drafted {
  private readonly values: { owner: object; key: string; encodable: Encodable }[] = []
  private next = 0

  constructor(
    readonly event: { [key: string]: unknown },
    readonly loan?: Loan,
  ) {}

  /** The body of an answer, of which later facts may say that they have parts of it. */
  get lendable(): Encoding | undefined {
    const [body] = this.event['type'] === 'response-read' ? this.values : []
    return body?.encodable instanceof Encoding && isLendable(body.encodable) ? body.encodable : undefined
  }

  /** Puts a value into a part of the event once it is encoded. */
  add(owner: object, key: string, encodable: Encodable | undefined): void {
    if (encodable) this.values.push({ owner, key, encodable })
  }

  /** Goes on while there is time; true once the event is whole. */
  advance(hasTime: HasTime): boolean {
    for (; this.next < this.values.length; this.next++) {
      const value = this.values[this.next]
      if (!value) continue
      if (!value.encodable.advance(hasTime)) return false
      defineProperty(value.owner, value.key, { value: value.encodable.result, enumerable: true })
    }
    if (this.loan && this.loan.length > 0) this.event['borrows'] = true
    if (this.lendable) this.event['lends'] = true
    return true
  }
}

export interface DraftOptions {
  /** The action that a stack belongs to. */
  nameOf: (frames: readonly string[]) => string | undefined
  /** Characters of text that each value may take. */
  budget?: number
  /** A keyframe that is there for later readers is told by its steps: this one knows the state before. */
  preferSteps?: boolean
  /** What its states may take of the answers before them. */
  loan?: Loan | undefined
}

/** The fact as it is sent, as soon as its values are encoded. A store change has to be settled. */
export function draftOf(
  fact: Fact,
  { nameOf, budget = VALUE_BUDGET, preferSteps = false, loan }: DraftOptions,
): Drafted {
  // No prototype: a page's setters on Object.prototype are not ours to call.
  const event: { [key: string]: unknown } = { __proto__: null, seq: fact.seq, at: fact.moment.at }
  const drafted = new Drafted(event, loan)
  event['run'] = fact.moment.run
  event['task'] = fact.moment.task
  const stack = fact.stack && framesOf(fact.stack)
  const name = fact.change?.by ?? (stack && nameOf(stack))
  if (stack ?? name)
    event['writer'] = { ...(name !== undefined && { name: name.slice(0, MAX_NAME) }), stack: stack ?? [] }
  const members: { readonly [key: string]: unknown } = { ...fact.draft }
  for (const key of keys(members)) {
    const value = members[key]
    if (isHeld(value)) drafted.add(event, key, value.encoding(budget, key === 'state' ? loan?.take : undefined))
    // Text has no mark of its own for what is cut off; a value has.
    else if (key === 'text' && typeof value === 'string' && value.length > budget)
      event['value'] = encode(value, budget)
    else if (value !== undefined) event[key] = value
  }
  if (fact.change) addChange(drafted, event, fact.change, budget, preferSteps)
  return drafted
}

/** The same in one go. */
export function toEvent(fact: Fact, options: DraftOptions): AgentEvent {
  const drafted = draftOf(fact, options)
  while (!drafted.advance(() => true)) continue
  return drafted.event as unknown as AgentEvent // put together from a Draft, which has every other member
}

/** Text that is shorter is within any budget. */
const SHORT = 100

/** Whether a value is written as it is, which most steps' are: encoding takes some maps. */
const isLeaf = (value: unknown): boolean =>
  value === null ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && value.length <= SHORT) ||
  (typeof value === 'number' && value - value === 0 && !is(value, -0))

function addChange(
  drafted: Drafted,
  event: { [key: string]: unknown },
  change: StateChange,
  budget: number,
  preferSteps: boolean,
): void {
  const { steps = [], origins } = change
  const isWhole = change.keyframe && !(preferSteps && change.isPeriodic)
  const { take } = drafted.loan ?? {}
  if (isWhole) drafted.add(event, 'state', new Encoding(change.next, budget, take))
  else {
    event['steps'] = steps.map((step) => {
      const operation: { [key: string]: unknown } = { op: step.op, path: [...step.path] }
      if (step.op === 'set') {
        if (isLeaf(step.value)) operation['value'] = step.value
        else drafted.add(operation, 'value', new Encoding(step.value, budget, take))
      }
      if (step.op === 'length') operation['length'] = step.length
      return operation
    })
  }
  if (origins && origins.length > 0) event['origins'] = origins
}
