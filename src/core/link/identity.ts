import { collectionIn, entityId, entityIn, isDictionary } from '../timeline/entity'
import { lineOf } from '../timeline/exchange'
import type { History } from '../timeline/history'
import { ownPart } from '../timeline/own-part'
import type { Resource, ResourceRequest } from '../timeline/server'
import { lookup, type Path } from '../value/path'
import { withPages } from './pages'
import type { Candidate } from './subject'

export interface Asked {
  resource: Resource
  request: ResourceRequest
}

/** `<document>:<request>` → what was asked: of a batch several things. */
export function requestIndex(resources: readonly Resource[]): Map<string, Asked[]> {
  const index = new Map<string, Asked[]>()
  for (const resource of resources) {
    for (const request of resource.requests) {
      const { request: id } = request.exchange
      index.set(id, [...(index.get(id) ?? []), { resource, request }])
    }
  }
  return index
}

/** Where a store took in a response object, or a part of one. */
export interface HeldObject {
  link: Candidate
  asked: Asked
  /** Of the change that did. */
  seq: number
}

/** Every place where stores took in response objects, in order. */
export function heldObjects(
  histories: ReadonlyMap<string, History>,
  asked: ReadonlyMap<string, readonly Asked[]>,
): HeldObject[] {
  const held: HeldObject[] = []
  for (const store of histories.values()) {
    for (const { event, document, seq } of store.facts) {
      if (event.type !== 'store-changed' || !event.origins) continue
      for (const origin of event.origins) {
        for (const source of asked.get(`${document.id}:${origin.request}`) ?? []) {
          const part = ownPart(source.request.exchange, origin)
          if (!part) continue
          const state = store.readings.find((reading) => reading.entry.event === event)?.content().value
          const link = widened(linkOf(store, source, part.path, part.from), source, state)
          held.push({ link: { ...link, mount: throughElements(link.mount, state) }, asked: source, seq })
        }
      }
    }
  }
  return held
}

/** The path with the elements that it leads through by what they are: they may stand elsewhere later. */
function throughElements(path: Path, state: unknown): Path {
  if (!path.slice(0, -1).some((step) => typeof step === 'number')) return path
  return path.map((step, index) => {
    const leadsOn = typeof step === 'number' && index < path.length - 1
    return (leadsOn && entityId(lookup(state, path.slice(0, index + 1))?.value)) || step
  })
}

/** Stores to the resources whose very response objects they hold; per store and resource the latest place of the list, else of one. */
export function identityLinks(histories: ReadonlyMap<string, History>, held: readonly HeldObject[]): Candidate[] {
  const links = new Map<string, { link: Candidate; resource: Resource }>()
  for (const { link, asked } of held) {
    const key = `${link.store} ${link.source}`
    const known = links.get(key)
    if (!known || weight(link) >= weight(known.link)) links.set(key, { link, resource: asked.resource })
  }
  return [...links.values()].map(({ link, resource }) => {
    const state = histories.get(link.store)?.readings.at(-1)
    return state ? withPages(link, resource, state.content().value) : link
  })
}

/** A whole list says more than one entity of it; a place nearer to the root more than one below. */
function weight(link: Candidate): number {
  return (link.shape === 'entity' ? 0 : isOfOne(link) ? 50 : 100) - link.mount.length
}

/** It holds but one thing of the resource, or a part of one. */
export function isOfOne({ shape, from }: Candidate): boolean {
  return shape === 'entity' || (shape === 'object' && from.some((step) => typeof step === 'number'))
}

/** One element of an answered list, in a place of its own: the selected one. */
export function isElement({ shape, from }: Candidate): boolean {
  return shape === 'object' && typeof from.at(-1) === 'number'
}

function linkOf(store: History, { resource, request }: Asked, at: Path, from: Path): Candidate {
  const [mount, part] = withoutElement(at, from)
  const isRecord = isKeyed(at, from, request.exchange.answer)
  const base = {
    store: store.source.id,
    source: resource.source.id,
    why: 'identity',
    confidence: 'certain',
    because: `holds the response object of ${lineOf(request.exchange)}`,
  } as const
  const single = entityIn(request.exchange.answer)
  if (isRecord) return { ...base, mount: at.slice(0, -1), from: from.slice(0, -1), shape: 'record' }
  if (request.item === undefined && !(single && request.exchange.writes))
    return {
      ...base,
      mount,
      from: part,
      shape: 'object',
      ...(isAside(part, request.exchange.answer) && { aside: true }),
    }
  if (typeof at.at(-1) === 'number')
    return { ...base, mount: at.slice(0, -1), from: collectionPath(resource), shape: 'list' }
  const within = single && single !== request.exchange.answer ? from.slice(1) : from
  const id = request.item ?? entityId(single)
  const item = id !== undefined && { item: id }
  return { ...base, mount: at, from: [], shape: 'entity', ...item, ...(within.length > 0 && { within }) }
}

/** A store that took several members of the response, scalars among them, took the whole: only objects can be told by identity. */
function widened(link: Candidate, { request }: Asked, state: unknown): Candidate {
  if (link.shape === 'entity') return wholeEntity(link, request.exchange.answer, state)
  const { mount, from } = link
  if (link.shape !== 'object' || mount.length === 0 || from.length === 0 || mount.at(-1) !== from.at(-1)) return link
  const [theirs, ours] = [lookup(request.exchange.answer, from.slice(0, -1)), lookup(state, mount.slice(0, -1))]
  if (!isDictionary(theirs?.value) || !isDictionary(ours?.value)) return link
  const [answer, own] = [theirs.value, ours.value]
  const shared = Object.keys(answer).filter((key) => Object.hasOwn(own, key) && Object.is(own[key], answer[key]))
  const alike = shared.filter((key) => typeof answer[key] !== 'object' && answer[key] !== undefined)
  return alike.length > 0 || shared.length > 1 ? { ...link, mount: mount.slice(0, -1), from: from.slice(0, -1) } : link
}

/** Where all of an entity stands that was told by one of its members: `setState(await response.json(), true)`. */
function wholeEntity(link: Candidate, answer: unknown, state: unknown): Candidate {
  const { mount, within = [], ...rest } = link
  const depth = mount.length - within.length
  const isAlike = within.length > 0 && depth >= 0 && within.every((step, index) => step === mount[depth + index])
  const own = isAlike ? lookup(state, mount.slice(0, depth))?.value : undefined
  const entity = entityIn(answer) ?? answer
  if (!isDictionary(own) || !isDictionary(entity)) return link
  // Objects are not compared: one of them is known to be the same, and states can be large.
  const isHeld = (value: unknown, held: unknown): boolean =>
    typeof value === 'object' && value !== null ? typeof held === 'object' : Object.is(value, held)
  const isWhole = Object.entries(entity).every(([key, value]) => Object.hasOwn(own, key) && isHeld(value, own[key]))
  return isWhole ? { ...rest, mount: mount.slice(0, depth) } : link
}

/** The answer has a list, and this is not of it. */
function isAside([step]: Path, answer: unknown): boolean {
  const [list] = collectionIn(answer)?.path ?? []
  return step !== undefined && list !== undefined && step !== list
}

/** An element of a list that the store keeps in a record by its id. */
function isKeyed(at: Path, from: Path, answer: unknown): boolean {
  const [key, index] = [at.at(-1), from.at(-1)]
  return typeof key === 'string' && typeof index === 'number' && entityId(lookup(answer, from)?.value) === key
}

/** Elements copied one by one out of one list into another stand for the list. */
function withoutElement(at: Path, from: Path): [Path, Path] {
  const elements = typeof at.at(-1) === 'number' && typeof from.at(-1) === 'number'
  return elements ? [at.slice(0, -1), from.slice(0, -1)] : [at, from]
}

/** Where the list stands in the answers of this resource's GETs. */
function collectionPath(resource: Resource): Path {
  for (const { exchange } of resource.requests.toReversed()) {
    const list = exchange.method === 'GET' ? collectionIn(exchange.answer) : undefined
    if (list) return list.path
  }
  return []
}
