import type { Cleared, Conclusion, Facts, Moment, RefusalFact } from '../core/facts'
import { count, list } from '../core/timeline/clock'
import { field, fieldCode, fieldNames, fieldPath, fieldText, sameField } from '../core/timeline/fields'
import { Opaque } from '../core/value/opaque'
import { defineRule } from './define-rule'
import { chooseStorage } from './support/fixes'
import { refusalsBehind } from './support/refused'

type Needs = Pick<
  Facts,
  'subject' | 'persist' | 'entries' | 'changes' | 'hydrations' | 'refusals' | 'documents' | 'memory' | 'clock'
>

/** Refused for what was asked, not because nothing can be had. */
const PASSING = /^(?:AbortError|ConstraintError|DataError|QuotaExceededError|VersionError|NS_ERROR_DOM_QUOTA_REACHED)$/
const UNAVAILABLE = /^(?:SecurityError|InvalidStateError|NotAllowedError)$/

/** Accesses in so many tasks are no test of what there is. */
const INSISTENT = 3

export default defineRule({
  id: 'storage-unavailable',
  severity: 'error',
  precedence: 34,
  needs: ['subject', 'persist', 'entries', 'changes', 'hydrations', 'refusals', 'documents', 'memory', 'clock'],
  check: (facts) => {
    const document = facts.memory ? facts.documents.at(-1)?.id : facts.refusals.at(-1)?.document
    const refusals = facts.refusals.filter((each) => each.document === document && !PASSING.test(each.error))
    const found = facts.memory ? ofStore(facts, refusals, document) : insistent(refusals)
    return found ? [conclude(facts, found)] : cleared(facts, refusals)
  },
})

/** The store's own accesses were refused, and it saves all the same, or never meant to. */
function cleared(facts: Needs, refusals: readonly RefusalFact[]): Cleared[] {
  const own = refusals.filter(({ during }) => during !== 'other')
  const [first] = own
  if (!first || !facts.memory) return []
  const why = works(facts, first.document)
    ? 'what the store saves to has answered since'
    : 'one access is no saving: perhaps a test of what there is'
  return [
    {
      cleared: `${first.area} could not be used (${first.error}) at ${facts.clock.time(first.at)}; ${why}`,
      paths: [[]],
      evidence: own.slice(0, 5).map(({ event }) => event),
    },
  ]
}

interface Found {
  /** `localStorage cannot be used`, and what the store makes of it. */
  area: string
  error: string
  what: string
  evidence: readonly Moment[]
  confidence: Conclusion['confidence']
  /** The app has seen to it, it seems. */
  isCared?: boolean
}

function ofStore(facts: Needs, refusals: readonly RefusalFact[], document: string | undefined): Found | undefined {
  const refused = refusedWrites(facts, document)
  if (refused) return refused
  if (works(facts, document)) return undefined
  const { persist } = facts
  const during = (...kinds: RefusalFact['during'][]) => refusals.filter((each) => kinds.includes(each.during))
  if (!persist) return swallowed(facts, refusals, during('change', 'later')) ?? switchedOff(facts, during('creation'))
  if (persist.webStorage && facts.entries.length === 0) {
    const what = 'so redux-persist reads and writes nothing, without a word'
    return told(
      refusals.filter(({ area }) => area !== 'IndexedDB'),
      what,
      'certain',
    )
  }
  const failed = facts.hydrations.findLast((each) => each.document === document && each.finished?.failed)
  const read = failed && refusalsBehind(refusals, failed)
  if (read && read.length > 0) return told(read, 'so the store could not read what it had saved', 'certain')
  const saves = swallowed(facts, refusals, during('change', 'later'))
  return saves && { ...saves, confidence: 'possible', isCared: true }
}

/** zustand's persist is not there at all when its storage can't be had as the store is made. */
function switchedOff({ subject }: Needs, refusals: readonly RefusalFact[]): Found | undefined {
  const what =
    subject.library === 'zustand'
      ? 'so its persist switched itself off as the store was created, without a word'
      : 'when the store was created'
  return told(refusals, what, 'likely')
}

/** The app tries to save each change, and goes on when it can't. */
function swallowed({ changes }: Needs, all: readonly RefusalFact[], saves: readonly RefusalFact[]): Found | undefined {
  const own = changes.filter(({ hydration }) => hydration === undefined)
  const last = own.at(-1)
  const prompt = saves.filter(({ during }) => during === 'change')
  const tried = new Set(saves.map(({ change }) => change))
  // A single access may be a test of what there is, and so may accesses now and then.
  const isSaving = prompt.length > 0 ? all.length > 1 : tried.size > 1
  if (!last || !tried.has(last.event) || !isSaving) return undefined
  return told(saves, `and saving failed after ${count(tried.size, 'change')}`, 'likely')
}

/** Where no store is known: the app tries again and again. */
function insistent(refusals: readonly RefusalFact[]): Found | undefined {
  const tasks = new Set(refusals.map(({ task }) => task))
  if (tasks.size < INSISTENT) return undefined
  return told(refusals, `and the app has tried ${count(refusals.length, 'time')}`, 'likely')
}

function told(refusals: readonly RefusalFact[], what: string, confidence: Found['confidence']): Found | undefined {
  const [first] = refusals
  return first && { area: first.area, error: first.error, what, evidence: refusals.slice(0, 5), confidence }
}

/** Every write to an entry was refused, and not for its size. */
function refusedWrites({ entries }: Needs, document: string | undefined): Found | undefined {
  for (const { area, writes } of entries) {
    const own = writes.filter((each) => each.document === document && each.observed)
    const last = own.at(-1)
    if (last?.refused === undefined || !own.every(({ refused }) => UNAVAILABLE.test(refused ?? ''))) continue
    const what = own.length === 1 ? 'and the write was refused' : `and all ${own.length} writes were refused`
    return { area, error: last.refused, what, evidence: own.slice(-5), confidence: 'certain' }
  }
  return undefined
}

/** What the store saves to has answered in that document. */
function works({ entries }: Needs, document: string | undefined): boolean {
  return entries.some(
    ({ contents, writes }) =>
      contents.some((each) => each.document === document && each.seen !== 'found') ||
      writes.some((each) => each.document === document && each.observed && each.refused === undefined),
  )
}

function conclude(facts: Needs, { area, error, what, evidence, confidence, isCared }: Found): Conclusion {
  const { subject, clock, memory } = facts
  const [first] = evidence
  const { names, changed } = unsavedFields(facts)
  const held = memory ? `; ${list(names.map(fieldCode))} ${names.length === 1 ? 'is' : 'are'} in memory only` : ''
  const texts = list(names.map(fieldText))
  return {
    ...(isCared && { severity: 'info' as const }),
    confidence,
    paths: names.map(fieldPath),
    sentence: `\`${subject.name}\`: ${area} cannot be used (${error}) since ${clock.time(first?.at ?? 0)}, ${what}${held}.`,
    consequence: !memory
      ? `What the app means to keep in ${area} is kept nowhere: a reload loses it.`
      : changed
        ? `Reloading loses ${count(names.length, 'field')}: ${texts}.`
        : `Nothing of it outlives a reload: ${texts}.`,
    evidence: evidence.map(({ event }) => event),
    cause: `${area} cannot be used (${error})`,
    fix: chooseStorage(subject, area),
    ...(memory && { trust: subject.id }),
  }
}

/** The fields that have changed since the store was created; while none has, all of them. */
function unsavedFields({ memory, changes, persist }: Needs): { names: string[]; changed: boolean } {
  if (!memory) return { names: [], changed: false }
  const omits = persist?.omits ?? []
  const all = fieldNames(memory.value).filter((name) => {
    const value = field(memory.value, name)
    const isData = !(value instanceof Opaque && value.kind === 'function') && name !== '_persist'
    return isData && !omits.some((path) => path.length === 1 && path[0] === name)
  })
  const initial = changes[0]?.before
  const changed = initial ? all.filter((name) => !sameField(name, initial.value, memory.value)) : []
  return changed.length > 0 ? { names: changed, changed: true } : { names: all, changed: false }
}
