import type { DiagnosedSubject } from '../diagnosis'
import { align } from '../diff/align'
import { countEqual } from '../subject/rows'
import type { Clock } from '../timeline/clock'
import { ancestorOf } from './ancestor'
import { blameOf, columnOf, historyOf } from './columns'
import { inputOf } from './input'
import { namePicked } from './name'
import { partedAt } from './parted'
import { identifying, ignoring, mountOf, type Pick, type Picked, resolve } from './pick'
import { pickedSentence } from './sentence'

/** Id of the subject that a person puts together. */
export const PICKED = 'picked'
export const MOST_PICKS = 8
const COUNTED_EQUAL = 10_000

/** Any sources at any moments side by side, as a subject of its own; undefined where none of them is there. */
export function comparePicks(picks: readonly Pick[], { clock }: { clock: Clock }): DiagnosedSubject | undefined {
  const found = picks.slice(0, MOST_PICKS).flatMap((pick) => resolve(pick) ?? [])
  if (found.length === 0) return undefined
  const all = found.map((own): Picked => ({ ...own, member: { ...own.member, mount: mountOf(own, found) } }))
  const inputs = all.map((own) => inputOf(own, all))
  const isIgnored = ignoring(all)
  const identity = identifying(all)
  const wishes = { ...(isIgnored && { ignored: isIgnored }), ...(identity && { identity }) }
  const tree = align(inputs, { ancestor: ancestorOf(all), ...wishes })
  const name = namePicked(all, clock)
  const divergedSince = partedAt(all, tree)
  const subject: DiagnosedSubject = {
    id: PICKED,
    name,
    sources: [...new Set(all.map(({ pick }) => pick.source))],
    links: [],
    tab: '',
    group: 'picked',
    columns: all.map((own, index) => columnOf(own, inputs[index]?.role)),
    members: all.map(({ member }) => member),
    inputs,
    tree,
    divergent: tree.divergent,
    benign: tree.benign,
    equal: countEqual(tree, COUNTED_EQUAL),
    verdict: { sentence: `${name}: ${pickedSentence(all, tree, clock)}`, trust: '', confidence: 'certain' },
    status: tree.divergent > 0 ? 'differs' : all.length < 2 ? 'none' : 'ok',
    ...(divergedSince !== undefined && { divergedSince }),
    settled: true,
    findings: [],
    ...(isIgnored && { isIgnored }),
    ...(identity && { identity }),
    blame: (path) => all.flatMap((own) => blameOf(own, path)),
    history: (path) => historyOf(all, path),
    // Each column has a moment of its own, which no playhead moves.
    at: () => subject,
  }
  return subject
}
