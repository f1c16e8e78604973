import { align, divergences } from '../../../core/diff/align'
import type { AlignedNode } from '../../../core/diff/aligned'
import type { Trial } from '../../../core/dry-run/saved-states'
import type { DryRunAnswer } from '../../../core/dry-run/tried-state'
import { agree } from '../../../core/timeline/agree'
import { below, related } from '../../../core/timeline/below'
import { list } from '../../../core/timeline/clock'
import { hasUnknown } from '../../../core/timeline/unknown'
import { formatPath, lookup, type Path } from '../../../core/value/path'
import { type Losses, lossOf } from '../../../rules/support/lost'
import { placesOf } from './places'

/** What a migration made of a saved state, beside what went in. */
export interface Outcome {
  /** A sentence for each thing that was saved and is nowhere in the result. */
  lost: string[]
  /** What differs, the worst first. */
  rows: OutcomeRow[]
  /** Rows that are not told. */
  more: number
  /** Part of either was not read, so that nothing can be said of losses. */
  isCut: boolean
}

export interface OutcomeRow {
  path: string
  saved: Held
  made: Held
  what: string
  kind: 'lost' | 'dropped' | 'changed' | 'moved' | 'new'
}

type Held = { value: unknown } | undefined

const MOST = 200
const ORDER: readonly OutcomeRow['kind'][] = ['lost', 'dropped', 'changed', 'moved', 'new']

/** What differs between a saved state and what the store would hold; undefined where there is nothing to compare it with. */
export function outcomeOf(
  saved: unknown,
  { merged, migrated }: DryRunAnswer,
  { initial, omits }: Pick<Trial, 'initial' | 'omits'>,
): Outcome | undefined {
  const made = merged ?? migrated
  if (!made) return undefined
  const isCut = hasUnknown(saved) || hasUnknown(made.value)
  const losses = lossOf(saved, made.value, initial, [])
  const nodes = divergences(comparison(saved, made.value, omits))
  const added = nodes.filter(({ cells: [before] }) => before?.kind === 'absent').map(({ path }) => path)
  const placeOf = placesOf(made.value, added)
  const rows = nodes.slice(0, MOST).map((node) => rowOf(node, losses, initial, placeOf))
  return {
    lost: isCut ? [] : sentencesOf(losses),
    rows: rows.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)),
    more: nodes.length - rows.length,
    isCut,
  }
}

function comparison(saved: unknown, made: unknown, omits: Trial['omits']): AlignedNode {
  const excludes = (path: Path): boolean => omits.some((omitted) => below(omitted, path) !== undefined)
  return align(
    [
      { role: 'storage', present: true, value: saved, mount: [], serialized: true, excludes },
      { role: 'memory', present: true, value: made, mount: [], serialized: false },
    ],
    { ancestor: () => undefined },
  )
}

function rowOf(
  { path, cells }: AlignedNode,
  losses: Losses,
  initial: unknown,
  placeOf: (value: unknown) => Path | undefined,
): OutcomeRow {
  const [saved, made] = [heldIn(cells[0]), heldIn(cells[1])]
  return { path: formatPath(path) || '(all)', saved, made, ...fateOf(path, saved, made, losses, initial, placeOf) }
}

function fateOf(
  path: Path,
  saved: Held,
  made: Held,
  { members, values, dropped }: Losses,
  initial: unknown,
  placeOf: (value: unknown) => Path | undefined,
): Pick<OutcomeRow, 'what' | 'kind'> {
  const start = lookup(initial, path)
  const isDefault = made !== undefined && start !== undefined && agree(start.value, made.value)
  if (!saved) return { what: isDefault ? 'new, as the store begins' : 'new', kind: 'new' }
  if (values.some((each) => related(each, path)))
    return { what: isDefault ? 'lost: back at the default' : 'lost', kind: 'lost' }
  if (members.some((each) => (made ? formatPath(each.path) === formatPath(path) : related(each.path, path))))
    return { what: 'lost', kind: 'lost' }
  if (made) return { what: 'changed', kind: 'changed' }
  if (dropped.some((each) => related(each, path))) return { what: 'dropped', kind: 'dropped' }
  const place = placeOf(saved.value)
  return place ? { what: `now ${formatPath(place)}`, kind: 'moved' } : { what: 'taken apart', kind: 'moved' }
}

function heldIn(cell: AlignedNode['cells'][number] | undefined): Held {
  return cell?.kind === 'value' ? { value: cell.value } : undefined
}

function sentencesOf({ members, values, dropped }: Losses): string[] {
  const paths = (all: readonly Path[]): string => list(all.map((path) => formatPath(path)))
  return [
    ...members.map(
      ({ path, names, of }) => `${names.length} of ${of} members of ${formatPath(path)} are gone: ${list(names)}.`,
    ),
    ...(values.length > 0 ? [`Back at the default: ${paths(values)}.`] : []),
    ...(dropped.length > 0 ? [`Dropped, and nowhere else: ${paths(dropped)}.`] : []),
  ]
}
