import type { CallFact, Cleared, Conclusion, DifferenceFact, Facts, HydrationFact, Moment } from '../core/facts'
import { agree } from '../core/timeline/agree'
import { count, list, since, span } from '../core/timeline/clock'
import { fieldCode } from '../core/timeline/fields'
import { countBefore } from '../core/timeline/order'
import { lookup, formatPath, type Path } from '../core/value/path'
import { preview } from '../core/value/preview'
import { defineRule } from './define-rule'
import { useOnceHydrated } from './support/fix-hydration'
import { appliedBy, endOf, startOf } from './support/hydrating'
import { carries, type Default, defaultsIn, holds } from './support/defaults'

type Needs = Pick<
  Facts,
  'subject' | 'hydrations' | 'changes' | 'calls' | 'strayWrites' | 'differences' | 'documents' | 'now' | 'thresholds'
>

export default defineRule({
  id: 'read-before-hydration',
  severity: 'warning',
  precedence: 16,
  needs: ['subject', 'hydrations', 'changes', 'calls', 'strayWrites', 'differences', 'documents', 'now', 'thresholds'],
  check: (facts) => {
    const found = facts.hydrations.filter(({ number }) => number === 1).map((hydration) => usedIn(facts, hydration))
    const last = found.findLast(({ uses }) => uses.length > 0)
    return [...found.flatMap(({ benign }) => benign), ...(last ? [conclude(facts, last)] : [])]
  },
})

/** What was done with a default before the saved value took its place. */
interface Use {
  moment: Moment
  fields: readonly Default[]
  /** `GET /api/products asked with \`page\` 1 at +3 ms` */
  what: string
  /** What is there now because of it. */
  stays: string
}

interface Used {
  hydration: HydrationFact
  uses: Use[]
  benign: Cleared[]
}

function usedIn(facts: Needs, hydration: HydrationFact): Used {
  const used: Used = { hydration, uses: [], benign: [] }
  const applied = appliedBy(facts, hydration)
  const { before, after } = hydration
  if (!applied || !before || !after) return used
  if (endOf(facts, hydration).at - applied.at < facts.thresholds.settledAfterMs) return used
  const at = (moment: Moment): string => `at ${since(startOf(facts, hydration), moment.at)}`
  const calls = earlier(facts.calls, applied)
  const writes = earlier(facts.strayWrites, applied)
  const shown = facts.differences.filter(
    ({ state, change }) =>
      state === 'rendered behind' &&
      change?.hydration === hydration.number &&
      change.moment.document === applied.document,
  )
  if (calls.length + writes.length + shown.length === 0) return used
  const defaults = defaultsIn(before.value, after.value)
  for (const call of calls) {
    const isHeard = !call.isNote && call.outcome !== 'failed'
    const fields = isHeard ? defaults.filter((each) => carries(call, each, 'default')) : []
    if (fields.length === 0) continue
    const again = facts.calls.find((other) => isAskedAgain(call, other, applied, fields))
    if (again) used.benign.push(askedAgain(call, again, fields))
    else {
      const what = `${call.line} ${call.writes ? 'sent' : 'asked with'} ${told(facts, fields)} ${at(call)}`
      const stays = call.writes ? 'the server was told the default' : 'the answer is to another question'
      used.uses.push({ moment: call, fields, what, stays })
    }
  }
  for (const write of writes) {
    const fields = defaults.filter((each) => isCopied(write, each))
    if (fields.length === 0) continue
    const what = `${write.area} \`${write.key}\` was written with ${told(facts, fields)} ${at(write)}`
    used.uses.push({ moment: write, fields, what, stays: `${write.area} \`${write.key}\` holds the default` })
  }
  const stale = defaults.filter((each) => shown.some((difference) => isShown(difference, each)))
  if (stale.length > 0) {
    const what = `mounted components still show ${told(facts, stale)}`
    used.uses.push({ moment: applied, fields: stale, what, stays: 'the screen shows the default' })
  }
  return used
}

/** What happened before a moment in its document; `facts` are in order. */
function earlier<T extends Moment>(facts: readonly T[], { seq, document }: Moment): T[] {
  const until = countBefore(facts, seq, (each) => each.seq)
  return facts.slice(0, until).filter((each) => each.document === document)
}

/** The same was asked, or said, with what had been saved by then. */
function isAskedAgain(call: CallFact, other: CallFact, applied: Moment, fields: readonly Default[]): boolean {
  return (
    other.document === call.document &&
    other.seq > applied.seq &&
    other.address === call.address &&
    other.line === call.line &&
    fields.every((each) => carries(other, each, 'saved') || !carries(other, each, 'default'))
  )
}

function askedAgain(call: CallFact, again: CallFact, fields: readonly Default[]): Cleared {
  return {
    cleared: `${call.line} was sent with a default before the hydration had finished, and again ${span(again.at - call.at)} later with what was saved.`,
    paths: fields.map(({ path }) => path),
    evidence: [call.event, again.event],
  }
}

/** Another entry took the default for the value, held something else before, and still has it. */
function isCopied({ key, before, content, last }: Needs['strayWrites'][number], field: Default): boolean {
  const [was, is, now] = [before(), content(), last()]
  if (!holds(is.value, key, field) || !holds(now.value, key, field)) return false
  return !was?.present || !holds(was.value, key, field)
}

function isShown({ path, values }: DifferenceFact, field: Default): boolean {
  const rest = path.slice(field.path.length)
  if (!field.path.every((step, index) => String(step) === String(path[index]))) return false
  const old = lookup(field.initial, rest)
  return [...values].some(
    ([source, held]) => source.includes('rendered:') && old !== undefined && agree(held.value, old.value),
  )
}

function told({ now }: Needs, fields: readonly Default[]): string {
  return list(fields.map(({ path, initial }) => `${fieldCode(formatPath(path))} ${preview(initial, 24, now)}`))
}

function conclude(facts: Needs, { hydration, uses }: Used): Conclusion {
  const start = startOf(facts, hydration)
  const fields = new Map(uses.flatMap((use) => use.fields).map((each) => [formatPath(each.path), each]))
  const paths = [...fields.values()].slice(0, facts.thresholds.namedPaths).map(({ path }): Path => path)
  const saved = list([...fields].map(([name, field]) => `${fieldCode(name)} ${preview(field.saved, 24, facts.now)}`))
  const finished = hydration.finished ?? hydration.started
  const said = uses.slice(0, 3).map(({ what }) => what)
  const more = uses.length > 3 ? `, and ${count(uses.length - 3, 'more use')}` : ''
  return {
    confidence: 'likely',
    paths,
    sentence: `\`${facts.subject.name}\`: a default was used before the saved value was there: ${said.join('; ')}${more}. The hydration, finished at ${since(start, finished.at)}, brought ${saved}.`,
    consequence: `Nothing corrects what was made of it: ${list([...new Set(uses.map(({ stays }) => stays))])}.`,
    evidence: [hydration.started.event, ...uses.slice(0, 5).map(({ moment }) => moment.event), finished.event],
    cause: 'a default was used before hydration finished',
    fix: useOnceHydrated(facts.subject, [...fields.keys()]),
    trust: facts.subject.id,
  }
}
