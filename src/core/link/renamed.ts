import { THRESHOLDS } from '../thresholds'
import { agree } from '../timeline/agree'
import { related } from '../timeline/below'
import { collectionsIn } from '../timeline/collections'
import { collectionIn, type Dictionary, entityId, idMember, isDictionary } from '../timeline/entity'
import { type History, type Reading, readingAt } from '../timeline/history'
import type { Resource } from '../timeline/server'
import { lookup, type Path } from '../value/path'
import { byPair } from './by-pair'
import { isTelling } from './likeness'
import { entitiesOf } from './match'
import type { Renames } from './renames'
import type { Candidate } from './subject'

/** Answers of each resource, the latest ones, that are looked for in stores. */
const EXAMINED = 3
/** Deeper members of an element are compared as wholes, and longer lists in it by their first elements. */
const DEPTH = 3
const NESTED = 5

/** Where a list stands whose elements the app calls otherwise than the server: `created_at`, `createdAt`. */
interface RenamedList {
  path: Path
  from: Path
  shape: 'list' | 'record'
  ids: number
  share: number
  renames: Renames
}

/**
 * Stores that hold a list with the members of its elements in another spelling. `known`: the links that there are; a place of
 * theirs is not linked a second time, but one that was found by the members of the same name learns the others.
 */
export function renamedLinks(
  histories: ReadonlyMap<string, History>,
  resources: readonly Resource[],
  served: ReadonlyMap<string, History>,
  known: readonly Candidate[],
): Candidate[] {
  const stores = [...histories.values()].filter(({ source }) => source.kind === 'memory')
  const found = resources.flatMap((resource) => {
    const answers = listsOf(resource, served.get(resource.source.id))
    const documents = new Set(answers.map(({ entry }) => entry.document))
    return stores.flatMap((store): { link: Candidate; ids: number }[] => {
      if (answers.length === 0 || !store.readings.some(({ entry }) => documents.has(entry.document))) return []
      const place = placeIn(store, answers)
      const link = place && linkOf(store, resource, place, known)
      return link ? [{ link, ids: place.ids }] : []
    })
  })
  const most = found.toSorted((a, b) => b.ids - a.ids).map(({ link }) => link)
  return most.filter((link, index) => !most.slice(0, index).some((other) => isThere(other, link)))
}

const isThere = (a: Candidate, b: Candidate): boolean => a.store === b.store && related(a.mount, b.mount)

/** What the list was known to be when it was read. */
function listsOf({ requests }: Resource, history: History | undefined): Reading[] {
  const reads = new Set(
    requests
      .filter(({ exchange, item }) => item === undefined && !exchange.writes && exchange.read)
      .map(({ exchange }) => exchange.read),
  )
  return history?.readings.filter(({ entry }) => reads.has(entry)).slice(-EXAMINED) ?? []
}

/** Where it stood just after it was answered, with the most of it told alike. */
function placeIn(store: History, answers: readonly Reading[]): RenamedList | undefined {
  const places = answers.toReversed().flatMap((answer) => {
    const after = store.readings.find(({ entry }) => entry.seq > answer.entry.seq)
    const { value } = answer.content()
    return [...new Set([after, readingAt(store, answer.at)])].flatMap((reading) => {
      const state = reading?.entry.document === answer.entry.document ? reading?.content().value : undefined
      if (typeof value !== 'object' || !value || typeof state !== 'object' || !state) return []
      return bestPlace(value, state) ?? []
    })
  })
  return places.toSorted((a, b) => a.renames.without.size - b.renames.without.size || b.ids - a.ids)[0]
}

/** Each diagnosis asks again for every answer and every state. */
const bestPlace = byPair((answer, state): RenamedList | undefined => {
  const list = collectionIn(answer)
  if (!list || !list.items.some(hasOtherSpelling)) return undefined
  const theirs = list.items.flatMap((item) => entityId(item) ?? [])
  const found = collectionsIn(state).flatMap(({ path, ids }): RenamedList[] => {
    const common = theirs.filter((id) => ids().has(id)).length
    if (common === 0 || common * 2 < Math.min(theirs.length, ids().size)) return []
    const place = placeAt(list.items, lookup(state, path)?.value)
    return place ? [{ ...place, path, from: list.path }] : []
  })
  return found.toSorted((a, b) => b.ids - a.ids || a.path.length - b.path.length)[0]
})

/** Only what is written otherwise in another spelling is worth the search. */
function hasOtherSpelling(item: unknown): boolean {
  return isDictionary(item) && Object.keys(item).some((key) => /[A-Z_-]/.test(key))
}

function placeAt(
  items: readonly unknown[],
  value: unknown,
): Pick<RenamedList, 'shape' | 'ids' | 'share' | 'renames'> | undefined {
  const own = entitiesOf(value)
  if (!own) return undefined
  const tally = new Tally()
  let ids = 0
  for (const item of items.slice(0, THRESHOLDS.matchedEntities)) {
    const held = own.byId.get(entityId(item) ?? '')
    if (!isDictionary(item) || !isDictionary(held)) continue
    if (ids === 0 && !hasSpelled(item, held)) return undefined
    ids++
    tally.elements(item, held)
  }
  const renames = ids * 2 >= Math.min(items.length, own.byId.size) ? tally.renames() : undefined
  return renames && { shape: own.shape, ids, share: tally.share(), renames }
}

/** Some member, or one further in, is there under another name: most lists are looked into no further. */
function hasSpelled(theirs: unknown, ours: unknown, depth = 0): boolean {
  const [first, other]: unknown[] = [theirs, ours].map((each): unknown => (Array.isArray(each) ? each[0] : each))
  if (depth > DEPTH || !isDictionary(first) || !isDictionary(other)) return false
  const names = new Set(Object.keys(other).map(folded))
  return Object.entries(first).some(([key, value]) =>
    Object.hasOwn(other, key) ? hasSpelled(value, other[key], depth + 1) : names.has(folded(key)),
  )
}

/** How often each member of the one side's elements was what the like-named one of the other side's is. */
class Tally {
  private readonly members = new Map<string, { to: string; equal: number; telling: Set<unknown>; total: number }>()
  private readonly alone = new Set<string>()
  private readonly ids = new Map<string, string>()
  private isAmbiguous = false

  elements(theirs: Dictionary, ours: Dictionary): void {
    const [[key, id] = ['', undefined]] = Object.entries(idMember(theirs))
    const [[to, own] = ['', undefined]] = Object.entries(idMember(ours))
    // As a number here and a text there, each element would differ.
    this.isAmbiguous ||= id !== own
    this.ids.set(key, to)
    this.compare(theirs, ours, key)
  }

  private compare(theirs: Dictionary, ours: Dictionary, id: string | undefined, depth = 0): void {
    const spelled = new Map(Object.keys(ours).map((key) => [folded(key), key]))
    for (const [key, value] of Object.entries(theirs)) {
      if (key === id) continue
      const to = Object.hasOwn(ours, key) ? key : spelled.get(folded(key))
      if (to === undefined) this.alone.add(key)
      else this.add(key, to, value, ours[to], depth)
    }
  }

  private add(key: string, to: string, theirs: unknown, ours: unknown, depth: number): void {
    const known = this.members.get(key) ?? { to, equal: 0, telling: new Set(), total: 0 }
    this.members.set(key, known)
    this.isAmbiguous ||= known.to !== to
    const inner = this.inner(theirs, ours, depth)
    if (inner === true) return
    known.total++
    if (inner === false || !agree(theirs, ours)) return
    known.equal++
    if (isTelling(theirs)) known.telling.add(theirs)
  }

  /** Of objects in the elements, and of the first elements of lists in them, each member counts by itself. */
  private inner(theirs: unknown, ours: unknown, depth: number): boolean | undefined {
    if (depth >= DEPTH) return undefined
    if (isDictionary(theirs) && isDictionary(ours)) {
      this.compare(theirs, ours, undefined, depth + 1)
      return true
    }
    if (!Array.isArray(theirs) || !Array.isArray(ours) || !theirs.every(isDictionary)) return undefined
    for (const [index, each] of theirs.slice(0, NESTED).entries()) {
      const own: unknown = ours[index]
      if (isDictionary(own)) this.compare(each, own, undefined, depth + 1)
    }
    return theirs.length === ours.length
  }

  share(): number {
    const all = [...this.members.values()]
    const total = all.reduce((sum, each) => sum + each.total, 0)
    return total === 0 ? 0 : all.reduce((sum, each) => sum + each.equal, 0) / total
  }

  /** How the members are called; undefined where too little speaks for the two lists being the same. */
  renames(): Renames | undefined {
    const all = [...this.members]
    const agreeing = all.filter(([, { equal, total }]) => equal === total)
    const renamed = agreeing.filter(([key, { to }]) => key !== to)
    const told = agreeing.reduce((sum, [, { telling }]) => sum + telling.size, 0)
    const isSure =
      !this.isAmbiguous &&
      renamed.some(([, { telling }]) => telling.size > 0) &&
      agreeing.filter(([, { telling }]) => telling.size > 0).length >= 2 &&
      told >= 4 &&
      this.share() >= THRESHOLDS.sameContentShare &&
      all.length >= this.alone.size
    if (!isSure) return undefined
    return {
      keys: new Map([
        ...renamed.map(([key, { to }]): [string, string] => [key, to]),
        ...[...this.ids].filter(([key, to]) => key !== to),
      ]),
      without: new Set(all.filter((each) => !agreeing.includes(each)).map(([key]) => key)),
    }
  }
}

function folded(key: string): string {
  return key.replaceAll(/[_-]/g, '').toLowerCase()
}

function linkOf(
  store: History,
  resource: Resource,
  { path, from, shape, ids, share, renames }: RenamedList,
  known: readonly Candidate[],
): Candidate | undefined {
  const own = known.filter((link) => link.store === store.source.id)
  const same = own.find((link) => link.source === resource.source.id)
  const told = example(renames)
  if (same) {
    const isHere = same.shape === shape && related(same.mount, path) && same.mount.length === path.length
    return isHere
      ? { ...same, renames: { ...renames, without: new Set() }, because: `${same.because}, ${told}` }
      : undefined
  }
  if (own.some(({ mount }) => related(mount, path))) return undefined
  const percent = Math.round(share * 100)
  return {
    store: store.source.id,
    source: resource.source.id,
    mount: path,
    from,
    shape,
    renames,
    why: 'content',
    confidence: 'likely',
    because: `by content: ${ids} of the same ids, ${percent} % of the leaves equal, ${told}`,
  }
}

function example({ keys }: Renames): string {
  const [[from, to] = ['', '']] = keys
  return `${from} as ${to}${keys.size > 1 ? ' and the like' : ''}`
}
