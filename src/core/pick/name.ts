import { areaName } from '../subject/entry-facts'
import type { Clock } from '../timeline/clock'
import { isBefore } from './ancestor'
import { isSameSource, type Picked } from './pick'

/** What is compared with what: `cart memory, 12:03:02 → now`; `cart memory × localStorage cart-storage`. */
export function namePicked(all: readonly Picked[], clock: Clock): string {
  const labels = labelsOf(all)
  const whens = whensOf(all, clock)
  const first = labels[0] ?? ''
  if (isOneSource(all)) {
    const order = inTime(all).map((own) => whens[all.indexOf(own)] ?? '')
    return all.length === 1 && order[0] === 'now' ? first : `${first}, ${order.join(' → ')}`
  }
  if (new Set(labels).size === 1) return `${first}, ${whens.join(' × ')}`
  if (new Set(whens).size > 1) {
    // Of several, what is said of none is as it is now.
    const said = (when = ''): string => (when === 'now' && all.length > 2 ? '' : ` (${when})`)
    return labels.map((label, index) => `${label}${said(whens[index])}`).join(' × ')
  }
  return `${labels.join(' × ')}${whens[0] === 'now' ? '' : `, ${whens[0]}`}`
}

/** Moments of one source. */
export function isOneSource([first, ...others]: readonly Picked[]): boolean {
  return first !== undefined && others.every((other) => isSameSource(first, other))
}

/** The earliest moment first. */
export function inTime(all: readonly Picked[]): Picked[] {
  return all.toSorted((a, b) => {
    if (!a.reading || !b.reading || a.reading.entry.id === b.reading.entry.id) return a.at - b.at
    return isBefore(a.reading, b.reading) ? -1 : 1
  })
}

/** `cart memory`, `localStorage cart-storage`, `GET /api/cart`; with the tab where there are memories of several. */
export function labelsOf(all: readonly Picked[]): string[] {
  const memories = all.filter(({ column }) => column.source.kind === 'memory')
  const severalTabs = new Set(memories.map(({ column }) => column.source.tab)).size > 1
  return all.map(({ column: { source }, subject, pick }) => {
    if (source.kind === 'server') return source.label
    if (source.kind === 'rendered') return `${subject.name} rendered`
    if (source.kind !== 'memory') return `${areaName(source.kind)} ${source.key ?? source.label}`
    const tab = severalTabs ? pick.recording.diagnosis.tabs.find(({ id }) => id === source.tab) : undefined
    return tab ? `${subject.name} memory in ${tab.name}` : `${subject.name} memory`
  })
}

/** `now`, `12:03:02`, `snapshot 1`, `snapshot 1 at 12:03:02`: to the millisecond where the seconds are the same. */
export function whensOf(all: readonly Picked[], { time, exact }: Clock): string[] {
  const moments = all.filter(({ pick }) => pick.moment !== undefined)
  const at =
    new Set(moments.map((own) => time(own.at))).size < new Set(moments.map((own) => own.at)).size ? exact : time
  return all.map(({ pick: { recording, moment }, at: when }) => {
    if (moment === undefined) return recording.name === '' ? 'now' : recording.name
    return recording.name === '' ? at(when) : `${recording.name} at ${at(when)}`
  })
}
