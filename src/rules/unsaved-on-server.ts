import type { Cleared, Conclusion, Facts } from '../core/facts'
import { list, span } from '../core/timeline/clock'
import { fieldCode, fieldText } from '../core/timeline/fields'
import { formatPath, lookup, type Path } from '../core/value/path'
import { defineRule } from './define-rule'
import { sendAsWell } from './support/fix-saves'
import { draftOf } from './support/flags'
import { named } from './support/named'
import { sentAfter, type Unsent, type UnsentNeeds, unsentIn } from './support/never-sent'

type Needs = UnsentNeeds & Pick<Facts, 'settled' | 'now' | 'thresholds' | 'clock'>

export default defineRule({
  id: 'unsaved-on-server',
  severity: 'info',
  precedence: 29,
  needs: [
    'subject',
    'memory',
    'changes',
    'requests',
    'calls',
    'takes',
    'messages',
    'sent',
    'tabs',
    'uses',
    'settled',
    'now',
    'thresholds',
    'clock',
  ],
  check: (facts) => {
    if (!facts.settled) return []
    const unsent = unsentIn(facts).filter(({ made }) => facts.now - made.at > facts.thresholds.writeWithinMs)
    const isMarked = (each: Unsent): boolean => draftOf(facts.memory?.value, each.path) !== undefined
    const silent = unsent.filter((each) => !isMarked(each))
    const byList = new Map<string, Unsent[]>()
    for (const each of silent) {
      const name = formatPath(each.path.slice(0, -1))
      byList.set(name, [...(byList.get(name) ?? []), each])
    }
    return [
      ...[...byList.values()].flatMap((each) => conclude(facts, each)),
      ...unsent
        .filter(isMarked)
        .slice(0, 1)
        .map((each) => clear(facts, each)),
    ]
  },
})

function conclude(facts: Needs, unsent: readonly Unsent[]): Conclusion[] {
  const [first] = unsent
  if (!first) return []
  const { now, thresholds, clock, subject } = facts
  const delay = sentAfter(facts, first)
  const late = unsent.filter(
    ({ made }) =>
      delay !== undefined && now - made.at > Math.max(thresholds.writeWithinMs, thresholds.writeDelayFactor * delay),
  )
  const paths = named(
    unsent.map(({ path }) => path),
    thresholds.namedPaths,
  )
  const names = list(paths.map((path) => fieldCode(formatPath(path))))
  const isOne = unsent.length === 1
  const { made, resource } = first
  const by = made.by === 'unknown' ? '' : `${made.by} `
  const others =
    delay === undefined
      ? `others of the same list came from ${resource.line}`
      : `others made here were sent ${delay < 100 ? 'at once' : `within ${span(delay)}`} by themselves`
  return [
    {
      ...(late.length > 0 && { severity: 'warning' as const }),
      confidence: 'likely',
      paths,
      sentence: `\`${subject.name}\`: ${by}made ${names} at ${clock.time(made.at)}, and no request has carried ${isOne ? 'it' : 'them'} since; ${others}.`,
      consequence: `${isOne ? 'It exists' : 'They exist'} only in this browser: no other device ever sees ${isOne ? 'it' : 'them'}, and the next answer of the server may drop ${isOne ? 'it' : 'them'}: ${list(paths.map((path) => fieldText(formatPath(path))))}.`,
      evidence: [...unsent.slice(-5).map((each) => each.made.event), resource.event],
      cause: `${by}made it and nothing sent it`,
      fix: sendAsWell(subject, resource.path, listName(first.path)),
      trust: subject.id,
    },
  ]
}

/** `scenes` of `scenes.c`, as code. */
function listName(path: Path): string {
  const name = path.slice(0, -1).findLast((step) => typeof step === 'string' && /^[A-Za-z_$][\w$]*$/.test(step))
  return typeof name === 'string' ? name : 'items'
}

function clear({ memory }: Needs, { path, made }: Unsent): Cleared {
  const flag = draftOf(memory?.value, path)
  return {
    cleared: `\`${formatPath(path)}\` was never sent to the server, and the state says so itself${flag && lookup(memory?.value, flag) ? ` (\`${formatPath(flag)}\`)` : ''}`,
    paths: [path],
    evidence: [made.event],
  }
}
