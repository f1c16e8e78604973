import { divergences } from '../diff/align'
import type { AlignedNode } from '../diff/aligned'
import type { SubjectModel } from '../link/subject'
import type { State, Verdict } from '../session/session'
import { agree } from '../timeline/agree'
import { troubleAfter } from '../timeline/blame'
import { type Clock, count, list } from '../timeline/clock'
import { fieldText } from '../timeline/fields'
import type { Member } from '../timeline/member'
import { formatPath, type Path } from '../value/path'
import { concerns } from './across-tabs'
import { type Comparison, roleOf } from './compare'
import { areaName } from './entry-facts'
import type { Judged } from './judge'

export interface VerdictContext {
  subject: SubjectModel
  comparison: Comparison
  judged: readonly Judged[]
  /** What findings about other tabs of the store say of this one. */
  elsewhere?: readonly Judged[]
  divergedSince: number | undefined
  complete: boolean
  clock: Clock
}

/** What a verdict reads of a row. */
const EXAMINED_ROWS = 200

/** The one sentence about a subject: what differs, since when, why, what a reload loses, which copy to trust. */
export function verdictOf(context: VerdictContext): Verdict {
  const { subject, comparison, judged } = context
  const rows = divergences(comparison.tree).slice(0, EXAMINED_ROWS)
  const cause = judged.find(({ finding }) => finding.severity !== 'info') ?? causeElsewhere(context, rows)
  if (rows.length === 0 && !cause)
    return { sentence: `${subject.name}: ${agreement(context)}`, trust: '', confidence: 'certain' }
  const trust = trusted(context, rows, cause)
  const confidence =
    cause && cause.trust !== ''
      ? cause.finding.confidence
      : trust === ''
        ? 'possible'
        : context.complete
          ? 'certain'
          : 'likely'
  const member = subject.members.find(({ source }) => source.id === trust)
  const parts = [
    `${subject.name}: ${cause?.standing || (rows.length > 0 ? difference(context, rows, trust) : agreement(context, 'agree now'))}`,
    causes(context, cause),
    cause ? consequenceOf(cause) : reloadLoss(context, rows),
    member ? `Trust ${nameIn(subject.members)(member)} (${confidence}).` : '',
  ]
  return { sentence: parts.filter((part) => part !== '').join(' '), trust, confidence }
}

/** What another tab did to what differs here. */
function causeElsewhere({ elsewhere = [] }: VerdictContext, rows: readonly AlignedNode[]): Judged | undefined {
  return elsewhere.find(({ finding }) => rows.some(({ path }) => concerns(finding.paths, path)))
}

/** `memory`, `tab 2`, `localStorage`, `server`; with its label where the subject has several of a kind. */
function nameIn(members: readonly Member[]): (member: Member) => string {
  return ({ source, tab }) => {
    if (tab) return tab.name
    if (source.kind === 'rendered') return source.label
    const several = members.filter((each) => !each.tab && each.source.kind === source.kind).length > 1
    return several ? `${areaName(source.kind)} (${source.label})` : areaName(source.kind)
  }
}

function agreement({ subject, comparison }: VerdictContext, say = 'agree'): string {
  const placeName = nameIn(subject.members)
  const [first] = subject.members
  const read = subject.members.filter((_, index) => comparison.values[index]?.present)
  const isAlone = subject.members.length === 1
  if (isAlone && subject.group === 'server') return `no store holds it.`
  if (isAlone && subject.group === 'storage')
    return `only in ${first ? placeName(first) : 'storage'}; no store holds it.`
  if (isAlone) return 'in memory only; there is nothing to compare it with.'
  const missing = subject.members.filter((_, index) => !comparison.values[index]?.present)
  const pending = comparison.pending ? ' A write or request is under way.' : ''
  const [only = first] = read
  if (read.length < 2)
    return `in ${only ? placeName(only) : 'memory'}; nothing read from ${list(missing.map(placeName))} yet.${pending}`
  return `${series(read.map(placeName))} ${say}.${pending}`
}

/** `localStorage is behind memory on items, total since 12:03:11; memory and server disagree on coupon.` */
function difference(context: VerdictContext, rows: readonly AlignedNode[], trust: string): string {
  const { divergedSince, clock } = context
  const since = divergedSince === undefined ? '' : ` since ${clock.time(divergedSince)}`
  const said = new Map<string, AlignedNode[]>()
  for (const state of BY_WEIGHT) {
    const own = rows.filter((row) => row.state === state)
    const text = own.length > 0 ? movement(context, state, own, trust) : ''
    if (text !== '') said.set(text, [...(said.get(text) ?? []), ...own])
  }
  const [main, ...rest] = [...said].map(([text, own]) => `${text}${place(own)}`)
  return `${[`${main ?? 'something differs'}${since}`, ...rest].join('; ')}.`
}

/** ` on items, total`; nothing for the whole state. */
function place(rows: readonly AlignedNode[]): string {
  return rows.every(({ path }) => path.length === 0) ? '' : ` on ${list(fieldsOf(rows))}`
}

/** Who moved. Where the copy to trust is not the one that moved, only that they disagree: the one behind may be right. */
function movement(
  { subject, comparison }: VerdictContext,
  state: State,
  rows: readonly AlignedNode[],
  trust: string,
): string {
  const placeName = nameIn(subject.members)
  const reliable = subject.members.find(({ source }) => source.id === trust)
  const moved = TRUSTED[state]
  const [first] = subject.members
  const others = subject.members.filter(
    (member, index) => member !== first && comparison.values[index] && rows.some((row) => departs(row, index)),
  )
  const names = others.map(placeName)
  const all = [...(first ? [placeName(first)] : []), ...names]
  const emptied = others.filter((member) => isEmptied(member, rows, subject.members.indexOf(member)))
  if (emptied.length > 0 && first && emptied.length === others.length)
    return `${placeName(first)} still holds what is gone from ${series(emptied.map(placeName))}`
  if (moved && reliable && roleOf(reliable) !== moved) return `${series(all)} disagree`
  switch (state) {
    case 'memory ahead':
      return `${series(names)} ${names.length === 1 ? 'is' : 'are'} behind memory`
    case 'storage ahead':
      return behindStorage(subject.members, others, placeName)
    case 'tab ahead':
      return `memory is behind ${series(others.filter(({ tab }) => tab).map(placeName))}`
    case 'server newer':
      return 'the server is newer'
    case 'rendered behind':
      return `${series(names)} ${names.length === 1 ? 'is' : 'are'} behind memory`
    case 'conflict':
      return `${series(all)} moved apart`
    case 'unreadable':
      return `${series(names.length > 0 ? names : all)} cannot be read`
    case 'unknown (truncated)':
      return `${series(all)} were not recorded in full`
    default:
      return `${series(all)} disagree`
  }
}

/** Without a store it is the server that storage has left behind. */
function behindStorage(
  members: readonly Member[],
  others: readonly Member[],
  placeName: (member: Member) => string,
): string {
  const isStorage = (member: Member): boolean => roleOf(member) === 'storage'
  if (members.some((member) => roleOf(member) === 'memory'))
    return `memory is behind ${series(others.filter(isStorage).map(placeName)) || 'storage'}`
  const behind = members.filter((member) => !isStorage(member)).map(placeName)
  if (behind.length === 0) return `${series(members.map(placeName))} disagree`
  return `${series(behind)} ${behind.length === 1 ? 'is' : 'are'} behind ${series(members.filter(isStorage).map(placeName))}`
}

/** Whether a column says something else than the first at a row. */
function departs(row: AlignedNode, index: number): boolean {
  const [own, other] = [row.cells[0], row.cells[index]]
  if (!other || other.kind === 'outside' || other.kind === 'excluded' || other.kind === 'past') return false
  if (own?.kind !== other.kind) return true
  return own.kind === 'value' && other.kind === 'value' && !agree(own.value, other.value)
}

/** An entry that was there and has been removed. */
function isEmptied(member: Member, rows: readonly AlignedNode[], index: number): boolean {
  return (
    roleOf(member) === 'storage' &&
    rows.every(({ path, cells }) => path.length === 0 && cells[index]?.kind === 'absent') &&
    member.history.readings.some(({ entry }) => entry.event.type === 'storage-removed')
  )
}

/** In the order in which they are said. */
const BY_WEIGHT: readonly State[] = [
  'memory ahead',
  'conflict',
  'storage ahead',
  'server newer',
  'differs',
  'rendered behind',
  'tab ahead',
  'orphan',
  'unreadable',
  'unknown (truncated)',
]

function mainState(rows: readonly AlignedNode[]): State {
  return BY_WEIGHT.find((state) => rows.some((row) => row.state === state)) ?? rows[0]?.state ?? 'equal'
}

/** Why, in full sentences: what the findings name first, then what went wrong with the members. */
function causes({ subject, judged, comparison, clock }: VerdictContext, cause: Judged | undefined): string {
  const own = judged.filter(({ finding }) => finding.severity !== 'info')
  const said = (own.length > 0 || !cause ? own : [cause]).flatMap((each) => each.causes)
  if (!cause) {
    for (const [index, member] of subject.members.entries()) {
      const reading = comparison.readings[index]
      const trouble = reading && troubleAfter(member, reading.entry, clock)
      if (trouble !== undefined) said.push(member.resource ? `the save failed (${trouble})` : `the ${trouble}`)
    }
  }
  const text = series([...new Set(said)])
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** What a reload does is what people ask first. */
function consequenceOf({ consequences }: Judged): string {
  return consequences.find((each) => each.startsWith('Reloading')) ?? consequences[0] ?? ''
}

/** What a reload would not bring back: it takes storage's copy, or where there is none, the server's. */
function reloadLoss({ subject, comparison }: VerdictContext, rows: readonly AlignedNode[]): string {
  if (subject.group !== 'store') return ''
  const source = subject.members.findIndex(
    (member, index) => index > 0 && roleOf(member) === 'storage' && comparison.values[index]?.present,
  )
  const from = source === -1 ? subject.members.findIndex((member) => roleOf(member) === 'server') : source
  const moved = rows.filter(({ state }) => state === 'memory ahead' || state === 'conflict')
  const lost = moved.filter((row) => holdsSomething(row) && departs(row, from))
  if (from === -1 || lost.length === 0) return ''
  return `Reloading loses ${amount(lost)}.`
}

/** Nothing is lost where memory has nothing. */
function holdsSomething({ cells: [own] }: AlignedNode): boolean {
  return own?.kind === 'value' && own.value !== null && own.value !== undefined && own.value !== ''
}

/** `2 items`, when whole elements of lists are meant; else fields. */
function amount(rows: readonly AlignedNode[]): string {
  const elements = rows.filter((row) => row.cells.some((cell) => cell.kind === 'absent') && row.path.length > 1)
  if (elements.length === rows.length) return `${count(rows.length, 'item')} of ${list(fieldsOf(rows))}`
  const fields = fieldsOf(rows)
  return `${count(fields.length, 'field')}: ${list(fields)}`
}

function fieldsOf(rows: readonly AlignedNode[]): string[] {
  return [...new Set(rows.map(({ path }) => fieldText(nameOf(path[0]))))]
}

/** A member's name; the places of a rendered page are words of their own. */
function nameOf(step: Path[number] | undefined): string {
  if (step === undefined) return ''
  return typeof step === 'string' && step.includes(' > ') ? step : formatPath([step])
}

function trusted(context: VerdictContext, rows: readonly AlignedNode[], cause: Judged | undefined): string {
  const { subject, comparison } = context
  if (cause) return cause.trust
  const role = TRUSTED[mainState(rows)]
  const member =
    role && subject.members.find((each, index) => roleOf(each) === role && comparison.values[index]?.present)
  return member && rows.length > 0 ? member.source.id : ''
}

const TRUSTED: { [state in State]?: ReturnType<typeof roleOf> } = {
  'memory ahead': 'memory',
  'storage ahead': 'storage',
  'server newer': 'server',
  'tab ahead': 'tab',
  'rendered behind': 'memory',
}

function series(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
