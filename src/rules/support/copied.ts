import type { CloneFact } from '../../core/facts'
import { agree } from '../../core/timeline/agree'
import { isDictionary } from '../../core/timeline/entity'
import { field, fieldNames } from '../../core/timeline/fields'
import { hasUnknown } from '../../core/timeline/unknown'

/** Keys under which routers and scroll restorers note what belongs to a tab's history. */
const ROUTER = /scroll|router|(?:^|[^a-z])history|navigation|^__next|^nuxt|^sveltekit|^@@/i
/** Members that say when something was, or that change with every use. */
const PASSING =
  /(?:^|_)(?:at|time|timestamp|ts|nonce|heartbeat)$|[a-z](?:At|Time|Timestamp|Ts|Activity|Seen|Heartbeat|Nonce)$/
const DATE = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d|$)/
/** ms since the epoch, as far as anybody's clock goes: 2001 to 2286. */
const isMoment = (value: unknown): boolean =>
  (typeof value === 'number' && value >= 1e12 && value < 1e13) || (typeof value === 'string' && DATE.test(value))

/** Whether an entry only notes places of a tab's history: by its key, or because nothing but positions stands in it. */
export function isBookkeeping(key: string, value: unknown): boolean {
  if (ROUTER.test(key)) return true
  return isDictionary(value) && Object.keys(value).length > 0 && Object.values(value).every(isPosition)
}

function isPosition(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 2 && value.every((each) => typeof each === 'number')
  if (!isDictionary(value)) return false
  const names = Object.keys(value)
  return names.length > 0 && names.every((name) => /^(?:scroll)?(?:x|y|top|left)$/i.test(name))
}

const EMPTY: unknown = undefined
/** What was written there last; a removal afterwards mends nothing of what both had gone on with. */
const last = (copies: CloneFact['own']): unknown => copies.findLast((each) => each.held())?.held()?.value ?? EMPTY

/** Fields that hold different things in the two tabs, where both have written the entry; times do not count. */
export function movedApart({ own, original }: CloneFact): string[] {
  if (!own.some((each) => each.held()) || !original.some((each) => each.held())) return []
  const [mine, theirs] = [last(own), last(original)]
  if (mine === EMPTY || theirs === EMPTY) return []
  return [...new Set([...fieldNames(mine), ...fieldNames(theirs)])].filter((name) => {
    const [a, b] = [field(mine, name), field(theirs, name)]
    if (agree(a, b) || hasUnknown(a) || hasUnknown(b)) return false
    return !PASSING.test(name) && !(isMoment(a) && isMoment(b))
  })
}

/** Whether things are collected in a field: an array, or more than plain values by key. */
export function isCollection({ own, original }: CloneFact, name: string): boolean {
  return [last(own), last(original)].some((state) => {
    const value = field(state, name)
    if (Array.isArray(value)) return value.some((each) => typeof each === 'object' && each !== null)
    return isDictionary(value) && (name !== '' || Object.values(value).some((each) => typeof each === 'object'))
  })
}

/**
 * Whether the tab threw the copy away when it began: the entry was removed, or emptied without anything of it being kept.
 * What is emptied once somebody uses the tab (`used`) is their work on the copy.
 */
export function wasCleared({ own, copied }: CloneFact, withinMs: number, used = Number.POSITIVE_INFINITY): boolean {
  return own
    .filter(({ at, seq }) => at - copied.at <= withinMs && seq < used)
    .some((write) => {
      const held = write.held()
      return held === undefined || isEmptied(copied.held()?.value, held.value)
    })
}

function isEmptied(before: unknown, now: unknown): boolean {
  const names = fieldNames(before).filter((name) => !isEmpty(field(before, name)))
  const emptied = names.filter((name) => isEmpty(field(now, name)))
  const renewed = names.filter((name) => isScalar(field(now, name)) && !agree(field(before, name), field(now, name)))
  return emptied.length > 0 && names.every((name) => emptied.includes(name) || renewed.includes(name))
}

const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) return true
  if (Array.isArray(value)) return value.length === 0
  return isDictionary(value) && Object.keys(value).length === 0
}
