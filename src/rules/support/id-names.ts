import { looksLikeId } from '../../core/timeline/address'
import { singular, splitWords } from '../../core/timeline/words'
import type { Path } from '../../core/value/path'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Words by which a member refers to one of several things, whatever those are called. */
const REFERRING = words(
  'id ids uuid key ref reference by to from of is the selected select selection active current cur focused focus open opened editing edit edited hovered hover highlighted highlight expanded collapsed checked pinned starred favorite favourite bookmarked bookmark last previous prev next first default main primary chosen picked marked flagged visible hidden shown viewed viewing recent recently order sorted list parent child children source target root owner assigned assignee linked related playing dragged dragging item entity element record row entry node value multi primary shown preview inspected locked muted liked queue queued playlist now up',
)
/** Of these, those that say that the value is an id. */
const ID = words('id ids uuid ref key')
/** What keeps things that are no more on purpose. */
const KEPT = words(
  'past future undo redo undone history log audit event action trash bin deleted deleting removed removing archive archived tombstone snapshot backup initial dismissed done completed',
)
/** The same for records by id, which a chat's history may be. */
const KEPT_RECORDS = words(
  'past future undo redo undone trash bin deleted deleting removed removing archive archived tombstone snapshot backup dismissed',
)
/** Lists that show or collect things which live elsewhere: to leave them is not to be deleted. */
const SELECTIONS = words(
  'cart basket bag wishlist favorite favourite selection selected pinned recent visible filtered result search shown online presence connected participant expanded toast notification notice alert queue playlist viewer typing',
)
/** Records by number that are no ids: pages, steps. */
const NUMBERED = words('page step tab level version chunk slot row column index day month year week hour count cache')

/** What a name says of the thing it refers to. */
export interface NameKind {
  /** Nothing speaks against that it refers to one of the family: it names none other. */
  fits: boolean
  /** It names the family. */
  names: boolean
  /** It says that it is an id. */
  saysId: boolean
  /** A library counted it out: it says nothing. */
  isMute: boolean
}

export function nameKind(name: string, family: ReadonlySet<string>): NameKind {
  const own = splitWords(name).map(singular)
  const nouns = own.filter((word) => !REFERRING.has(word) || family.has(word))
  const isMute = own.length > 0 && /^atom\d*$/.test(own.join(''))
  return {
    fits: own.length > 0 && nouns.every((word) => family.has(word)),
    names: nouns.some((word) => family.has(word)),
    saysId: own.some((word) => ID.has(word)),
    isMute,
  }
}

export const keepsTheGone = (names: readonly string[]): boolean => someWord(names, KEPT)
export const isRecordOfTheGone = (names: readonly string[]): boolean => someWord(names, KEPT_RECORDS)
export const isNumbered = (names: readonly string[]): boolean => someWord(names, NUMBERED)
export const isSelection = (family: ReadonlySet<string>): boolean => [...family].some((word) => SELECTIONS.has(word))

function someWord(names: readonly string[], of: ReadonlySet<string>): boolean {
  return names.flatMap(splitWords).some((word) => of.has(word) || of.has(singular(word)))
}

/** The steps of a path that name something: neither positions nor ids. */
export function namesIn(path: Path, isId: (text: string) => boolean): string[] {
  return path.filter((step): step is string => typeof step === 'string' && !isId(step))
}

export const isNumeric = (id: string): boolean => /^-?\d+(?:\.\d+)?$/.test(id)

/** Nobody means anything else by it: `s-1f9`, a UUID; not `b`, `open`, `7`. */
export function isTellingId(id: string): boolean {
  if (isNumeric(id)) return false
  return looksLikeId(id) || (id.length >= 4 && /\d/.test(id) && /[a-z]/i.test(id))
}
