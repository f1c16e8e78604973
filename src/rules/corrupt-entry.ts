import type { Conclusion, EntryFact, Facts, HydrationFact } from '../core/facts'
import { agree } from '../core/timeline/agree'
import { list, since } from '../core/timeline/clock'
import { isDictionary } from '../core/timeline/entity'
import { field, fieldNames, fieldPath, sameField } from '../core/timeline/fields'
import type { Path } from '../core/value/path'
import { defineRule } from './define-rule'
import { andParts } from './support/parts'
import { keepBroken } from './support/fixes'
import { filledFields, memoryAfter, replacedAfter, savedFor, startOf, type Stored } from './support/hydrating'

type Needs = Pick<Facts, 'subject' | 'hydrations' | 'changes' | 'entries' | 'documents' | 'now'>

export default defineRule({
  id: 'corrupt-entry',
  severity: 'error',
  precedence: 11,
  needs: ['subject', 'parts', 'hydrations', 'changes', 'entries', 'documents', 'now'],
  check: andParts<Needs & Pick<Facts, 'parts'>>((facts) =>
    facts.entries
      .filter(({ mount }) => mount.length === 0)
      .flatMap((entry) => {
        const found =
          facts.hydrations.length > 0
            ? facts.hydrations.flatMap((hydration) => damageOf(facts, entry, hydration) ?? [])
            : unparsed(entry)
        const last = found.at(-1)
        return last ? [conclude(facts, entry, last)] : []
      }),
  ),
})

/** An entry that a store could not use, or should not have used. */
interface Damage {
  stored: Stored
  hydration?: HydrationFact
  paths: Path[]
  what: string
  isCertain: boolean
}

function damageOf(facts: Needs, entry: EntryFact, hydration: HydrationFact): Damage | undefined {
  const stored = savedFor(entry, hydration)
  if (!stored?.content().present || !hydration.finished) return undefined
  if (hydration.finished.failed) return hydration.read ? undefined : unreadable(entry, hydration, stored)
  return takenApart(hydration, stored) ?? leftAside(facts, entry, hydration, stored)
}

/** The text was there, and reading it threw. */
function unreadable(entry: EntryFact, hydration: HydrationFact, stored: Stored): Damage | undefined {
  const { started, finished, document } = hydration
  const error = finished?.error ?? ''
  const { unreadable: why, codec, value } = stored.content()
  // Nothing is wrong with what is saved: what failed is the hydration, of which hydration-failed speaks.
  if (why === undefined && codec !== 'plain' && isDictionary(value)) return undefined
  const answered = entry.reads.some(
    (read) => read.document === document && read.present && read.seq > started.seq && read.seq < (finished?.seq ?? 0),
  )
  // A read that found the same a moment before in the same task is not put on record again.
  if (!answered && !(why !== undefined && error.startsWith('SyntaxError'))) return undefined
  const what = `the saved entry in ${entry.area} cannot be read (${error || why || 'the read threw'}), and the store shows its defaults`
  return { stored, hydration, paths: [[]], what, isCertain: why !== undefined || codec === 'plain' }
}

/** A list or a text where the state should be: merged over the defaults, it is taken apart into `0`, `1`, … */
function takenApart(hydration: HydrationFact, stored: Stored): Damage | undefined {
  const state = hydration.read?.state
  const after = hydration.after?.value
  if (typeof state !== 'string' && !Array.isArray(state)) return undefined
  const parts = Object.entries(state)
  if (parts.length === 0 || !isDictionary(hydration.before?.value)) return undefined
  const isSpread = isDictionary(after) && parts.every(([key, part]) => agree(after[key], part))
  if (!isSpread && !agree(after, state)) return undefined
  const kind = typeof state === 'string' ? 'a text' : 'a list'
  const what = `the saved entry holds ${kind} where the state should be, and hydration #${hydration.number} took it apart into the store`
  return { stored, hydration, paths: [[]], what, isCertain: true }
}

/** Data that stands there without the envelope in which the store writes: it reads nothing out of that. */
function leftAside(facts: Needs, entry: EntryFact, hydration: HydrationFact, stored: Stored): Damage | undefined {
  const { value, version, unreadable: why } = stored.content()
  if (!hydration.read || hydration.read.state !== undefined || version !== undefined || why !== undefined)
    return undefined
  if (typeof value !== 'object' || value === null) return undefined
  const written = entry.contents.filter((each) => each.seen === 'written' && each !== stored && each.content().present)
  const names = fieldNames(value)
  const initial = hydration.before?.value
  const isOwnState = isDictionary(value) && names.every((name) => field(initial, name) !== undefined)
  const isEnveloped = written.length > 0 && written.every((each) => each.content().version !== undefined)
  if (!isEnveloped && !(isOwnState && written.length === 0)) return undefined
  const memory = memoryAfter(facts, hydration)
  const lost = filledFields(value).filter((name) => !sameField(name, memory, value))
  if (lost.length === 0) return undefined
  const what = `the saved entry in ${entry.area} is not in the form the store writes (no \`state\` and \`version\`), so the store left it aside and shows its defaults`
  return { stored, hydration, paths: isOwnState ? lost.map(fieldPath) : [[]], what, isCertain: isEnveloped }
}

/** A store that its app reads and writes itself: JSON that breaks off, and was written over with what does not. */
function unparsed(entry: EntryFact): Damage[] {
  return entry.contents.flatMap((stored, index): Damage[] => {
    const { text, unreadable: why } = stored.content()
    const next = entry.contents[index + 1]
    if (text === undefined || why === undefined || next?.seen !== 'written') return []
    if (next.content().unreadable !== undefined || typeof next.content().value !== 'object') return []
    return [
      {
        stored,
        paths: [[]],
        what: `the saved entry in ${entry.area} cannot be read (${why}), and the store began without it`,
        isCertain: false,
      },
    ]
  })
}

function conclude(facts: Needs, entry: EntryFact, damage: Damage): Conclusion {
  const { stored, hydration, paths, what, isCertain } = damage
  const { library, name } = facts.subject
  const replaced = replacedAfter(entry, stored)
  const isMended = hydration !== undefined && facts.hydrations.some((each) => isLaterSuccess(each, hydration))
  const fate = replaced
    ? `${replaced.seen === 'removed' ? 'Removed' : 'Overwritten'} at ${since(startOf(facts, replaced), replaced.at)} by ${replaced.by}`
    : 'It still stands there until the next write'
  const gate =
    hydration?.finished?.failed && library === 'zustand' && !isMended
      ? ' `hasHydrated()` stays false, so whatever waits for it waits for ever.'
      : ''
  const named = paths.map(fieldOf).filter((each) => each !== '')
  return {
    ...(isMended && { severity: 'warning' as const }),
    confidence: isCertain ? 'certain' : 'likely',
    paths,
    sentence: `\`${name}\`: ${what}. ${fate}.`,
    consequence: replaced
      ? `What was saved is gone from ${entry.area}${named.length > 0 ? ` (${list(named)})` : ''}; this recording still has it.${gate}`
      : `The next change of the store overwrites what could still be saved${named.length > 0 ? ` (${list(named)})` : ''}.${gate}`,
    evidence: [stored, hydration?.started, hydration?.finished, replaced].flatMap((each) => (each ? [each.event] : [])),
    cause: 'the saved entry is corrupt',
    rescue: { what: 'the text as it was', from: { source: entry.source, event: stored.event }, to: entry.source },
    fix: keepBroken(facts.subject, entry, replaced === undefined ? undefined : stored.content().text),
  }
}

function isLaterSuccess(later: HydrationFact, { document, number }: HydrationFact): boolean {
  return (
    later.document === document &&
    later.number > number &&
    later.finished?.failed === false &&
    later.read?.state !== undefined
  )
}

function fieldOf(path: Path): string {
  return String(path[0] ?? '')
}
