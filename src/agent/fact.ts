import type { AgentEvent, Origin } from '../core/timeline/event'
import type { Draft } from '../sources/define-source'
import { encode } from '../core/value/encode'
import type { Elsewhere } from '../core/value/encode-object'
import { EncodedText } from '../core/value/encoded-text'
import type { RawOp } from '../core/value/steps'
import { type Encode, HeldPromise, HeldReference, isHeld, VALUE_BUDGET } from './held'
import { isLendable, type Loan } from './lending'
import { is, keys } from './primordials'
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

/** An event of which some values are still to be written. */
export class Drafted {
  private readonly texts: EncodedText[] = []

  constructor(
    readonly event: { [key: string]: unknown },
    readonly loan?: Loan,
  ) {}

  /** The body of an answer, of which later facts may say that they have parts of it. */
  get lendable(): EncodedText | undefined {
    const { type, body } = this.event
    return type === 'response-read' && body instanceof EncodedText && isLendable(body) ? body : undefined
  }

  /** A value that is to stand in the event. */
  text(value: unknown, budget: number, elsewhere?: Elsewhere): EncodedText {
    const text = new EncodedText(value, budget, elsewhere)
    this.texts.push(text)
    return text
  }

  /** What it says of its state or body is all there. */
  private get isUntagged(): boolean {
    const { type, body, state } = this.event
    const value =
      type === 'response-read' ? body : type === 'store-changed' || type === 'store-created' ? state : undefined
    return value instanceof EncodedText && value.isUntagged
  }

  /** Members that are known only once the values are written. */
  get marks(): { tangled?: true; untagged?: true; borrows?: true; lends?: true } {
    return {
      ...(this.isUntagged && { untagged: true }),
      ...(this.texts.some(({ isTangled }) => isTangled) && { tangled: true }),
      ...(this.loan && this.loan.length > 0 && { borrows: true }),
      ...(this.lendable && { lends: true }),
    }
  }
}

/** The action that a stack belongs to. */
export type NameOf = (frames: readonly string[]) => string | undefined

export interface DraftOptions {
  nameOf: NameOf
  /** A keyframe that is there for later readers is told by its steps: this one knows the state before. */
  preferSteps: boolean
  /** What its states may take of the answers before them. */
  loan: Loan | undefined
}

/** The fact as it is sent, its values written in pieces. A store change has to be settled. */
export function draftOf(fact: Fact, { nameOf, preferSteps, loan }: DraftOptions): Drafted {
  const drafted = new Drafted(empty(), loan)
  const text: Encode = (value) => drafted.text(value, VALUE_BUDGET)
  const state: Encode = (value) => drafted.text(value, VALUE_BUDGET, loan?.take)
  fill(drafted.event, fact, nameOf, { text, state, budget: VALUE_BUDGET }, preferSteps)
  return drafted
}

/** The same in one go, as data. `budget`: characters of text that each value may take. */
export function toEvent(fact: Fact, nameOf: NameOf, budget: number): AgentEvent {
  const event = empty()
  const data: Encode = (value) => encode(value, budget)
  fill(event, fact, nameOf, { text: data, state: data, budget }, false)
  return event as unknown as AgentEvent // put together from a Draft, which has every other member
}

/** No prototype: a page's setters on Object.prototype are not ours to call. */
const empty = (): { [key: string]: unknown } => ({ __proto__: null })

interface Encodes {
  text: Encode
  /** The same of a store's state or a part of it. */
  state: Encode
  budget: number
}

function fill(
  event: { [key: string]: unknown },
  fact: Fact,
  nameOf: NameOf,
  encodes: Encodes,
  preferSteps: boolean,
): void {
  event['seq'] = fact.seq
  event['at'] = fact.moment.at
  event['run'] = fact.moment.run
  event['task'] = fact.moment.task
  const stack = fact.stack && framesOf(fact.stack)
  const name = fact.change?.by ?? (stack && nameOf(stack))
  if (stack ?? name)
    event['writer'] = { ...(name !== undefined && { name: name.slice(0, MAX_NAME) }), stack: stack ?? [] }
  const members: { readonly [key: string]: unknown } = { ...fact.draft }
  for (const key of keys(members)) {
    const value = members[key]
    const { budget } = encodes
    const encoded = isHeld(value) ? value.encoded(key === 'state' ? encodes.state : encodes.text, budget) : value
    // Text has no mark of its own for what is cut off; a value has.
    if (key === 'text' && typeof value === 'string' && value.length > budget) event['value'] = encode(value, budget)
    else if (encoded !== undefined) event[key] = encoded
  }
  if (fact.change) addChange(event, fact.change, encodes.state, preferSteps)
}

/** Text that is shorter is within any budget. */
const SHORT = 100

/** Whether a value is written as it is, which most steps' are: encoding takes some maps. */
const isLeaf = (value: unknown): boolean =>
  value === null ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && value.length <= SHORT) ||
  (typeof value === 'number' && value - value === 0 && !is(value, -0))

function addChange(event: { [key: string]: unknown }, change: StateChange, as: Encode, preferSteps: boolean): void {
  const { steps = [], origins } = change
  const isWhole = change.keyframe && !(preferSteps && change.isPeriodic)
  if (isWhole) event['state'] = as(change.next)
  else {
    event['steps'] = steps.map((step) => {
      const operation: { [key: string]: unknown } = { op: step.op, path: [...step.path] }
      if (step.op === 'set') operation['value'] = isLeaf(step.value) ? step.value : as(step.value)
      if (step.op === 'length') operation['length'] = step.length
      return operation
    })
  }
  if (origins && origins.length > 0) event['origins'] = origins
}
