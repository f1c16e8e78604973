import type { CallFact, ChangeFact, Facts, RequestFact } from '../../core/facts'
import { likeness } from '../../core/link/likeness'
import { entityId, isDictionary } from '../../core/timeline/entity'
import { lookup, type Path } from '../../core/value/path'
import { changesOf } from './rhythm'

export type UnsentNeeds = Pick<
  Facts,
  'subject' | 'memory' | 'changes' | 'requests' | 'calls' | 'takes' | 'messages' | 'sent' | 'tabs' | 'uses'
>

/** An entity of a list whose other members the server told of, that no request ever carried. */
export interface Unsent {
  path: Path
  /** The change that made it. */
  made: ChangeFact
  resource: RequestFact
}

/** A message this shortly before a change is what made it, ms. */
const PUSHED_WITHIN = 50
/** A request is sent for what was just made, ms. */
const SENT_WITHIN = 5_000
/** A press within this time, ms, is taken for the one that made the change. */
const SAME_USE = 100
/** Members of a list looked through. */
const MOST = 500
/** Messages sent since something was made that are looked through. */
const MESSAGES = 100

/** What stands in lists that came from the server, was made here, and was never sent anywhere. */
export function unsentIn(facts: UnsentNeeds): Unsent[] {
  const { requests, memory } = facts
  if (!memory) return []
  const lists = new Map<string, RequestFact>()
  for (const request of requests) {
    const { isCollection, linkedBy, known, source } = request
    if (isCollection && linkedBy !== 'alone' && known) lists.set(source, request)
  }
  return [...lists.values()].flatMap((resource) => {
    const { mount, known } = resource
    const held = membersOf(lookup(memory.value, mount)?.value)
    const served = new Set(membersOf(known?.value).map(([id]) => id))
    if (!held.some(([id]) => served.has(id))) return []
    return held
      .filter(([id]) => !served.has(id))
      .flatMap(([id, entity]): Unsent[] => {
        const path = [...mount, id]
        const made = madeBy(facts, path)
        return made && !isSent(facts, id, entity, made) ? [{ path, made, resource }] : []
      })
  })
}

/** Entities by id, of a list or a record. */
function membersOf(value: unknown): [string, unknown][] {
  const members: unknown[] = Array.isArray(value)
    ? value
    : isDictionary(value)
      ? Object.entries(value).flatMap(([key, member]) => (entityId(member) === key ? [member] : []))
      : []
  return members.slice(0, MOST).flatMap((each): [string, unknown][] => {
    const id = entityId(each)
    return id === undefined ? [] : [[id, each]]
  })
}

/** The app's own change that put it there: not the server's answer or message, nor another tab's, nor what was merely restored. */
function madeBy({ changes, takes, messages, tabs }: UnsentNeeds, path: Path): ChangeFact | undefined {
  const puts = changesOf(changes, path).filter(({ before }) => before && !lookup(before.value, path))
  const put = puts.findLast(({ hydration }) => hydration === undefined)
  if (!put || takes.some(({ seq }) => seq === put.seq)) return undefined
  const isPushed = messages.some(
    ({ at, document }) => document === put.document && put.at >= at && put.at - at <= PUSHED_WITHIN,
  )
  const isTheirs = tabs.some(({ own, memory }) => !own && memory.some(({ value }) => lookup(value, path)))
  return isPushed || isTheirs ? undefined : put
}

/** Any request or message that may have carried it: by its id, by what it consists of, or with a body that was not recorded. */
function isSent({ calls, sent }: UnsentNeeds, id: string, entity: unknown, made: ChangeFact): boolean {
  if (calls.some((call) => call.writes && !call.isNote && mayCarry(call, id, entity, made))) return true
  const since = sent.filter(({ document, at }) => document === made.document && at >= made.at).slice(0, MESSAGES)
  return since.some((message) =>
    mayCarry({ ...message, body: message.body(), address: '', outcome: 'ok' }, id, entity, made),
  )
}

function mayCarry(
  { body, address, at, seq, outcome }: Pick<CallFact, 'body' | 'address' | 'at' | 'seq' | 'outcome'>,
  id: string,
  entity: unknown,
  made: ChangeFact,
): boolean {
  if (outcome === 'pending' || address.split('/').includes(id)) return true
  if (body === undefined) return seq > made.seq && at - made.at <= SENT_WITHIN
  const stack: unknown[] = [body]
  for (let looked = 0; stack.length > 0 && looked < MOST * 4; looked++) {
    const part = stack.pop()
    if (part === id || (typeof part === 'number' && String(part) === id)) return true
    if (typeof part === 'string' && part.includes(id) && id.length > 3) return true
    if (isDictionary(part)) {
      const { share, telling, total } = likeness(part, entity)
      if (total > 0 && share === 1 && telling > 0) return true
    }
    if (typeof part === 'object' && part !== null) stack.push(...Object.values(part))
  }
  return false
}

/** The longest time after which others of the list, made here like it, were sent by themselves; undefined where that was never seen. */
export function sentAfter(facts: UnsentNeeds, { path, made }: Unsent): number | undefined {
  const list = path.slice(0, -1)
  const delays = membersOf(lookup(facts.memory?.value, list)?.value).flatMap(([id, entity]): number[] => {
    const sibling = [...list, id]
    const put = changesOf(facts.changes, sibling).find(({ before }) => before && !lookup(before.value, sibling))
    if (!put || put.seq === made.seq || put.hydration !== undefined) return []
    const call = facts.calls.find(
      (each) => each.writes && each.body !== undefined && isSoonAfter(each, put) && mayCarry(each, id, entity, put),
    )
    return call && !isAskedFor(facts, put, call) ? [Math.max(0, call.at - put.at)] : []
  })
  return delays.length === 0 ? undefined : Math.max(...delays)
}

function isSoonAfter(call: CallFact, { document, at }: ChangeFact): boolean {
  return call.document === document && Math.abs(call.at - at) <= SENT_WITHIN
}

/** Somebody pressed something in between: a Save button, perhaps. */
function isAskedFor({ uses }: UnsentNeeds, put: ChangeFact, call: CallFact): boolean {
  return uses.some(({ document, at }) => document === call.document && at > put.at + SAME_USE && at <= call.at)
}
