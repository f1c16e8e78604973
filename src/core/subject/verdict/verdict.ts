import { divergences } from '../../diff/align'
import type { AlignedNode } from '../../diff/aligned'
import type { Verdict } from '../../session/session'
import { troubleAfter } from '../../timeline/blame'
import { list } from '../../timeline/clock'
import { concerns } from '../across-tabs'
import type { Comparison } from '../compare'
import type { Judged } from '../judge'
import type { VerdictContext, Weighed } from './context'
import { difference } from './difference'
import { occasionsOf } from './occasion'
import { reloadLoss } from './reload'
import { isInferred, reason, trusted, undecided } from './trust'
import { fieldsOf, nameIn, NOTHING_READ, series } from './words'

/** What a verdict reads of a row. */
const EXAMINED_ROWS = 200

/** The one sentence about a subject: what differs, since when, why, what a reload loses, which copy to trust. */
export function verdictOf(given: VerdictContext): Verdict {
  const { subject, comparison, judged } = given
  const rows = divergences(comparison.tree).slice(0, EXAMINED_ROWS)
  const context: Weighed = { ...given, occasions: occasionsOf(given, rows) }
  const cause = judged.find(({ finding }) => finding.severity !== 'info') ?? causeElsewhere(context, rows)
  if (rows.length === 0 && !cause)
    return { sentence: `${subject.name}: ${agreement(context)}`, trust: '', confidence: 'certain' }
  const trust = trusted(context, rows, cause)
  const confidence =
    cause && cause.trust !== ''
      ? cause.finding.confidence
      : trust === ''
        ? 'possible'
        : context.complete && !isInferred(context) && !rows.some(({ state }) => state === 'unreadable')
          ? 'certain'
          : 'likely'
  const member = subject.members.find(({ source }) => source.id === trust)
  const parts = [
    `${subject.name}: ${cause?.standing || (rows.length > 0 ? difference(context, rows, trust) : agreement(context, 'agree now'))}`,
    causes(context, cause),
    cause ? consequenceOf(cause) : reloadLoss(context, rows),
    member
      ? `Trust ${nameIn(subject.members)(member)} (${confidence})${cause ? '' : reason(context, rows)}.`
      : rows.length === 0
        ? ''
        : undecided(context, rows, cause !== undefined),
  ]
  return { sentence: parts.filter((part) => part !== '').join(' '), trust, confidence }
}

/** What another tab did to what differs here. */
function causeElsewhere({ elsewhere = [] }: VerdictContext, rows: readonly AlignedNode[]): Judged | undefined {
  return elsewhere.find(({ finding }) => rows.some(({ path }) => concerns(finding.paths, path)))
}

function agreement({ subject, comparison }: VerdictContext, say = 'agree'): string {
  const placeName = nameIn(subject.members)
  const [first] = subject.members
  const isRead = (_: unknown, index: number): boolean =>
    !comparison.unheard[index] && (comparison.values[index]?.present ?? false)
  const read = subject.members.filter(isRead)
  if (subject.members.every(({ isUnread }) => isUnread)) return 'nothing of it was on record yet.'
  const isAlone = subject.members.length === 1
  if (isAlone && subject.group === 'server') return `no store holds it.`
  if (isAlone && subject.group === 'storage')
    return `only in ${first ? placeName(first) : 'storage'}; no store holds it.`
  if (isAlone) return 'in memory only; there is nothing to compare it with.'
  const missing = subject.members.filter((each, index) => !isRead(each, index))
  const here = comparison.unheard.includes(true) ? ' in this document' : ''
  const pending = comparison.pending ? ' A write or request is under way.' : ''
  const [only = first] = read
  if (read.length < 2)
    return `in ${only ? placeName(only) : 'memory'}; ${NOTHING_READ} ${list(missing.map(placeName))}${here} yet.${pending}`
  return `${series(read.map(placeName))} ${say}${awaited(comparison) || `.${pending}`}`
}

/** ` but for drafts: a write or request is under way.`; nothing where all that was read is the same. */
function awaited({ tree, pending }: Comparison): string {
  const open = divergences(tree, true).filter(({ state }) => state === 'pending')
  if (open.length === 0) return ''
  const whole = open.some(({ path }) => path.length === 0)
  const why = pending ? 'a write or request is under way' : 'what changed may still reach the other tab'
  return `${whole ? ' but for what is awaited' : ` but for ${list(fieldsOf(open))}`}: ${why}.`
}

/** Why, in full sentences: what the findings name first, then what went wrong with the members. */
function causes({ subject, judged, comparison, clock }: VerdictContext, cause: Judged | undefined): string {
  const own = judged.filter(({ finding }) => finding.severity !== 'info')
  const said = (own.length > 0 || !cause ? own : [cause]).flatMap((each) => each.causes)
  if (!cause) {
    for (const [index, member] of subject.members.entries()) {
      const reading = comparison.readings[index]
      const trouble = reading && troubleAfter(member, reading.entry, clock)
      if (trouble !== undefined)
        said.push(
          member.resource ? `the save failed (${trouble})` : `the ${trouble.replace(' refused ', ' was refused at ')}`,
        )
    }
  }
  const text = series([...new Set(said)])
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** What a reload does is what people ask first. */
function consequenceOf({ consequences }: Judged): string {
  return consequences.find((each) => each.startsWith('Reloading')) ?? consequences[0] ?? ''
}
