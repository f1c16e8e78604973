import type { ChangeFact, Cleared, Conclusion, Facts, ReloadFact } from '../core/facts'
import { related } from '../core/timeline/below'
import { count, list } from '../core/timeline/clock'
import { fieldNames } from '../core/timeline/fields'
import { formatPath, lookup, type Path } from '../core/value/path'
import { preview } from '../core/value/preview'
import { defineRule } from './define-rule'
import { keepTogether } from './support/fix-partialize'
import { type Bond, bondOf, isWorthKeeping } from './support/bonds'
import { initialAfter, sameHeld } from './support/reloading'

type Needs = Pick<
  Facts,
  'subject' | 'persist' | 'changes' | 'entries' | 'requests' | 'reloads' | 'now' | 'thresholds' | 'clock'
>

export default defineRule({
  id: 'partialize-gap',
  severity: 'warning',
  precedence: 23,
  needs: ['subject', 'persist', 'changes', 'entries', 'requests', 'reloads', 'now', 'thresholds', 'clock'],
  check: (facts) => {
    if (!facts.persist || facts.persist.omits.length === 0) return []
    const judged = facts.reloads.map((reload) => ({ reload, ...gapsIn(facts, reload) }))
    const last = judged.findLast(({ gaps }) => gaps.length > 0)
    return [...judged.flatMap(({ cleared }) => cleared), ...(last ? [conclude(facts, last.reload, last.gaps)] : [])]
  },
})

/** A field that did not come back, and one that did and needs it. */
interface Gap {
  omitted: Path
  kept: Path
  was: unknown
  is: unknown
  bond: Bond
}

function gapsIn(facts: Needs, reload: ReloadFact): { gaps: Gap[]; cleared: Cleared[] } {
  const { settled, before } = reload
  const gaps: Gap[] = []
  const cleared: Cleared[] = []
  if (!settled) return { gaps, cleared }
  const initial = initialAfter(reload)
  for (const omitted of reload.omits) {
    const was = lookup(before.value, omitted)
    const start = lookup(initial, omitted)
    if (!was || !isWorthKeeping(was.value) || sameHeld(was, start)) continue
    const kept = keptBeside(facts, reload, omitted)
    const bonds = kept.flatMap((path) => {
      const bond = bondOf(facts.changes, reload, { omitted, kept: path })
      return bond ? [{ omitted, kept: path, was: was.value, is: start?.value, bond }] : []
    })
    const [bond] = bonds
    if (!bond || (bond.bond.kind === 'marks' && isServersMatter(facts, reload, bond))) continue
    const anew = reload.states.find((state) => !sameHeld(lookup(state.value, omitted), start))
    if (anew) cleared.push(computedAnew(reload, bond, anew.event))
    else gaps.push(bond)
  }
  return { gaps, cleared }
}

/** The fields that came back as they were, and say something. */
function keptBeside(
  { entries }: Needs,
  { before, settled, omits, persists, states }: ReloadFact,
  omitted: Path,
): Path[] {
  const owner = omitted.slice(0, -1)
  const state = lookup(before.value, owner)?.value
  if (typeof state !== 'object' || state === null || !entries.some(({ source }) => persists.includes(source))) return []
  return Object.keys(state)
    .map((key) => [...owner, key])
    .filter((path) => !omits.some((each) => formatPath(each) === formatPath(path)))
    .filter((path) => {
      const [was, is] = [lookup(before.value, path), lookup(settled?.value, path)]
      const first = lookup(states[0]?.value, path)
      return was !== undefined && isWorthKeeping(was.value) && sameHeld(was, is) && !sameHeld(was, first)
    })
}

/** What was marked gets to a server that is on record: it has it by now, or the save that was cut off is what went wrong. */
function isServersMatter(
  { requests, changes, thresholds }: Needs,
  reload: ReloadFact,
  { omitted, kept }: Gap,
): boolean {
  const own = requests.filter(({ mount }) => related(mount, kept))
  if (own.length === 0) return false
  const { document } = reload.before
  const isMark = (each: ChangeFact): boolean =>
    each.document === document &&
    !sameHeld(each.before && lookup(each.before.value, omitted), lookup(each.after, omitted))
  const marked = changes.findLast(isMark)
  if (!marked || reload.left.at - marked.at <= thresholds.writeWithinMs) return true
  return own.some(
    ({ writes, seq, known, mount }) =>
      (writes && seq > marked.seq) ||
      (known?.since.document === reload.began.document &&
        sameHeld(lookup(known.value, kept.slice(mount.length)), lookup(reload.settled?.value, kept))),
  )
}

function computedAnew({ left }: ReloadFact, { omitted, kept }: Gap, event: string): Cleared {
  return {
    cleared: `\`${formatPath(omitted)}\` is left out by partialize though \`${formatPath(kept)}\` needs it; it was computed anew after the reload.`,
    paths: [omitted],
    evidence: [left.event, event],
  }
}

function conclude(facts: Needs, reload: ReloadFact, gaps: readonly Gap[]): Conclusion {
  const shown = (value: unknown): string => (value === undefined ? 'nothing' : preview(value, 32, facts.now))
  const parts = gaps
    .slice(0, 3)
    .map(
      ({ omitted, kept, was, is, bond }) =>
        `\`${formatPath(omitted)}\` (${shown(was)} → ${shown(is)}) did not, and ${because(bond, formatPath(kept))}`,
    )
  const kept = [...new Set(gaps.map((gap) => `\`${formatPath(gap.kept)}\``))]
  const paths = gaps.slice(0, facts.thresholds.namedPaths).map(({ omitted }) => omitted)
  return {
    confidence: 'likely',
    paths,
    sentence: `\`${facts.subject.name}\`: after the reload at ${facts.clock.time(reload.began.at)} ${list(kept)} came back; ${parts.join('; ')}. Its partialize leaves ${count(gaps.length, 'field')} out that ${gaps.length === 1 ? 'is' : 'are'} needed.`,
    consequence: `The state contradicts itself after every reload: ${list(gaps.map((gap) => `${formatPath(gap.kept)} without ${formatPath(gap.omitted)}`))}.`,
    evidence: [
      ...gaps.flatMap(({ bond }) => bond.evidence),
      reload.before.event,
      reload.left.event,
      reload.began.event,
    ].slice(0, 12),
    cause: 'partialize leaves out what a kept field needs',
    fix: keepTogether(
      facts.subject,
      gaps.map(({ omitted }) => formatPath(omitted)),
      gaps.map((gap) => formatPath(gap.kept)),
      savedBy(facts, reload),
    ),
    standing: '',
  }
}

/** The members that are persisted today, which a new partialize has to keep. */
function savedBy({ entries }: Needs, { persists }: ReloadFact): string[] {
  const entry = entries.find(({ source }) => persists.includes(source))
  return fieldNames(entry?.contents.at(-1)?.content().value)
}

function because({ kind, what, times = 0 }: Bond, kept: string): string {
  if (kind === 'refers') return `\`${kept}\` refers to it (${what})`
  if (kind === 'marks') return `it marked what is in \`${kept}\` (${what})`
  return `it was changed together with \`${kept}\` every time (${times})`
}
