import type { AlignedNode } from '../../diff/aligned'
import { list } from '../../timeline/clock'
import { fieldText } from '../../timeline/fields'
import type { Member } from '../../timeline/member'
import { formatPath, type Path } from '../../value/path'
import { areaName } from '../entry-facts'

/** `memory`, `tab 2`, `localStorage`, `server`; with its label where the subject has several of a kind. */
export function nameIn(members: readonly Member[]): (member: Member) => string {
  return ({ source, tab }) => {
    if (tab) return tab.name
    if (source.kind === 'rendered') return source.label
    const several = members.filter((each) => !each.tab && each.source.kind === source.kind).length > 1
    return several ? `${areaName(source.kind)} (${source.label})` : areaName(source.kind)
  }
}

/** How a verdict begins to say what was not there to be compared; it ends with `yet`. */
export const NOTHING_READ = 'nothing read from'

/** ` on items, total`; nothing for the whole state. */
export function place(rows: readonly AlignedNode[]): string {
  return rows.every(({ path }) => path.length === 0) ? '' : ` on ${list(fieldsOf(rows))}`
}

export function fieldsOf(rows: readonly AlignedNode[]): string[] {
  return [...new Set(rows.map(({ path }) => fieldText(nameOf(path[0]))))]
}

/** A member's name; the places of a rendered page are words of their own. */
function nameOf(step: Path[number] | undefined): string {
  if (step === undefined) return ''
  return typeof step === 'string' && step.includes(' > ') ? step : formatPath([step])
}

export function series(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
