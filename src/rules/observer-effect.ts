import type { Conclusion, Facts, ScreenFact } from '../core/facts'
import { list, span } from '../core/timeline/clock'
import { formatPath } from '../core/value/path'
import { defineRule } from './define-rule'
import { renderAgain } from './support/fix-screen'
import { named } from './support/named'

type Needs = Pick<Facts, 'subject' | 'screens' | 'changes' | 'thresholds' | 'clock'>

const HAPPENED = {
  resize: 'the window was resized',
  focus: 'the window got the focus',
  visibility: 'the page was hidden or shown',
} as const

export default defineRule({
  id: 'observer-effect',
  severity: 'info',
  precedence: 38,
  needs: ['subject', 'screens', 'changes', 'thresholds', 'clock'],
  check: (facts) => {
    const ends = facts.screens.flatMap((screen, index) => {
      const before = facts.screens[index - 1]
      return before ? endOf(facts, before, screen) : []
    })
    return ends.slice(-1)
  },
})

/** A drift that was over once something had happened to the window, though the store had not changed meanwhile. */
function endOf(facts: Needs, before: ScreenFact, end: ScreenFact): Conclusion[] {
  const { after, behind, document, seq } = end
  const isDrift = before.behind.length > 0 && before.document === document
  const changed = facts.changes.some((change) => change.seq > before.seq && change.seq < seq)
  if (after === undefined || behind.length > 0 || !isDrift || changed) return []
  return [conclude(facts, before, after, end)]
}

function conclude(
  { subject, clock, thresholds }: Needs,
  before: ScreenFact,
  after: keyof typeof HAPPENED,
  end: ScreenFact,
): Conclusion {
  const paths = named(
    before.behind.map(({ path }) => path),
    thresholds.namedPaths,
  )
  const who = [...new Set(before.behind.map(({ component }) => component).filter((name) => name !== ''))]
  return {
    confidence: 'likely',
    paths,
    sentence: `\`${subject.name}\`: ${who.length > 0 ? list(who) : 'a mounted component'} showed an older ${list(paths.map((path) => `\`${formatPath(path)}\``))} for ${span(end.at - before.at)}, and caught up at ${clock.time(end.at)} because ${HAPPENED[after]}: the store had not changed.`,
    consequence: `Opening DevTools resizes the page, so the fault is gone whenever somebody looks; people without DevTools keep seeing it.`,
    evidence: [before.event, end.event],
    fix: renderAgain(subject, paths[0] ?? []),
  }
}
