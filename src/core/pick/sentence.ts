import type { AlignedNode } from '../diff/aligned'
import { divergences } from '../diff/align'
import { lastWriter } from '../timeline/blame'
import { type Clock, count, list } from '../timeline/clock'
import { fieldText } from '../timeline/fields'
import { formatPath } from '../value/path'
import { isAnotherLife } from './ancestor'
import { movesBetween, readingsBetween } from './between'
import { blameOf } from './columns'
import { inTime, isOneSource, labelsOf, whensOf } from './name'
import { differingPaths, partedAt } from './parted'
import { isKin, type Picked } from './pick'

/** Rows whose fields are named, and writers. */
const ROWS = 200
const WRITERS = 3

/** What differs between picked columns, since when, and who moved it, as far as their past tells. */
export function pickedSentence(all: readonly Picked[], tree: AlignedNode, clock: Clock): string {
  const whens = whensOf(all, clock)
  const unread = labelsOf(all).flatMap((label, index) => (all[index]?.reading ? [] : [`${label} (${whens[index]})`]))
  if (unread.length > 0) return `nothing had been read yet from ${list(unread)}.`
  const fields = fieldsOf(tree)
  if (all.length < 2) return 'one column; add another to compare it with.'
  if (isOneSource(all)) return `${between(all, tree, fields, clock)}.`
  if (fields.length === 0) return 'they agree.'
  const parted = partedAt(all, tree)
  const since = parted === undefined ? '' : ` since ${clock.time(parted)}`
  const said = `${list(fields)} ${fields.length === 1 ? 'differs' : 'differ'}${since}`
  const [first, ...others] = all
  if (first && !others.some((other) => isKin(first, other)))
    return `${said}. The recordings have no past in common: who moved is not known.`
  const moved = parted === undefined ? '' : moversSince(all, tree, parted)
  return moved === '' ? `${said}.` : `${said}; ${moved}.`
}

/** Moments of one source: what changed from the earliest to the latest, by whom. */
function between(all: readonly Picked[], tree: AlignedNode, fields: readonly string[], clock: Clock): string {
  const order = inTime(all)
  const [earliest, latest] = [order[0], order.at(-1)]
  if (!earliest || !latest) return 'nothing to compare'
  if (isAnotherLife(earliest, latest)) {
    const anew = 'the page was loaded anew in between'
    return fields.length === 0 ? `the same, though ${anew}` : `${list(fields)} ${differ(fields)}; ${anew}`
  }
  if (fields.length === 0) {
    const events = readingsBetween(earliest, latest).length - 1
    return events < 1 ? 'nothing changed in between' : `the same again after ${count(events, 'event')}`
  }
  const moves = movesBetween(earliest, latest, differingPaths(tree))
  const by = moves.map((reading) => lastWriter(latest.member, reading, { clock }).by)
  if (by.length === 0) return `${list(fields)} ${differ(fields)}`
  return `${list(fields)} changed by ${series([...new Set(by)])} (${count(by.length, 'event')})`
}

const differ = (fields: readonly string[]): string => (fields.length === 1 ? 'differs' : 'differ')

/** `cart memory moved by addItem`: whose last change of what differs came after they parted. */
function moversSince(all: readonly Picked[], tree: AlignedNode, parted: number): string {
  const paths = differingPaths(tree)
  const labels = labelsOf(all)
  const moved = all.map((own, index) => {
    const by = paths.flatMap((path) =>
      blameOf(own, path).flatMap((blame) => ((blame.at ?? -1) >= parted ? [blame.by] : [])),
    )
    return by.length === 0 ? '' : `${labels[index]} moved by ${series([...new Set(by)])}`
  })
  return [...new Set(moved)].filter((text) => text !== '').join(', ')
}

/** `addItem`, `addItem and load`, `addItem, load and 2 more` */
function series(names: readonly string[]): string {
  if (names.length > WRITERS) return list(names, WRITERS - 1)
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** The members at the top that differ somewhere. */
function fieldsOf(tree: AlignedNode): string[] {
  const rows = divergences(tree).slice(0, ROWS)
  return [...new Set(rows.map(({ path: [step] }) => fieldText(step === undefined ? '' : formatPath([step]))))]
}
