import { isScreen } from '../link/screen'
import { isSnapshot } from '../timeline/channel'
import { agree } from '../timeline/agree'
import { below, related } from '../timeline/below'
import { isDictionary } from '../timeline/entity'
import type { Reading } from '../timeline/history'
import { type Member, valuesAt } from '../timeline/member'
import type { ResourceRequest } from '../timeline/server'
import { lookup, type Path } from '../value/path'
import { initialState } from './left-out'

/** Contents of an entry looked through for what it keeps of a resource: each costs a decode. */
const EXAMINED_READINGS = 10

/**
 * A document that never asked for a resource, and has nothing there but what its store begins with, has not loaded it: what
 * the server said to an earlier document is no word about it. What is kept in storage is older data, and does differ.
 */
export function isUnheard(member: Member, store: Member, members: readonly Member[], now: Reading): boolean {
  const { resource, mount, slots = [[]] } = member
  const { id } = now.entry.document
  const isOwn = ({ exchange }: ResourceRequest): boolean => exchange.started.document.id === id
  if (!resource || [resource.requests, resource.mutations, resource.refetches].some((asked) => asked.findLast(isOwn)))
    return false
  const [state, initial] = [now.content().value, initialState(store, id)]
  const documents = new Set(resource.requests.map(({ exchange }) => exchange.started.document.id))
  const others = [...documents].map((document) => initialState(store, document))
  const paths = slots.map((slot) => [...mount, ...slot])
  return (
    initial !== undefined &&
    paths.every((path) => isBlank(path, state, initial, others)) &&
    !members.some((each) => each !== store && paths.some((path) => isKept(each, path, now)))
  )
}

/** What the store was created with: nothing, or what it was created with in the documents that asked. */
function isBlank(path: Path, state: unknown, initial: unknown, others: readonly unknown[]): boolean {
  const [held, begun] = [lookup(state, path)?.value, lookup(initial, path)?.value]
  if (!agree(held, begun)) return false
  return isEmpty(begun) || others.some((other) => other !== undefined && agree(lookup(other, path)?.value, begun))
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  return value === undefined || value === null || (isDictionary(value) && Object.keys(value).length === 0)
}

/** Whether the store has it from elsewhere: an entry keeps it, or the page was rendered with it. */
function isKept(member: Member, path: Path, { at, entry: { document } }: Reading): boolean {
  const { source, history, mount, tab, resource } = member
  if (tab || resource || isScreen(source) || !related(mount, path)) return false
  const valueIn = valuesAt(member, below(mount, path) ? path : mount)
  const readings = history.readings.filter(
    (reading) => reading.at <= at && (!isSnapshot(source) || reading.entry.document === document),
  )
  return readings.slice(-EXAMINED_READINGS).some((reading) => valueIn(reading) !== undefined)
}
