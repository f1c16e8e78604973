import type { Cleared, Conclusion, Facts, ListeningFact } from '../core/facts'
import { defineRule } from './define-rule'
import { endSubscription } from './support/fix-listeners'

type Needs = Pick<Facts, 'subject' | 'listening' | 'thresholds' | 'clock'>

/** Subscriptions that are named as evidence. */
const NAMED = 5

export default defineRule({
  id: 'subscription-leak',
  severity: 'warning',
  precedence: 19,
  needs: ['subject', 'listening', 'thresholds', 'clock'],
  check: (facts) => facts.listening.flatMap((site) => judge(facts, site)),
})

function judge(facts: Needs, site: ListeningFact): (Conclusion | Cleared)[] {
  const { leakedSubscriptions: least } = facts.thresholds
  const { live, mounts, navigations, mounted, someEnded } = site
  if (live.length < least || (mounts < least && navigations < least)) return []
  if (someEnded) return [clear(facts, site, 'the same line ended others of them, so it knows how to')]
  // As many as there are components that could end them: a list that grew.
  if (live.length <= mounted || Math.max(mounts, navigations) <= mounted)
    return [clear(facts, site, `${mounted} instances of one component are mounted, which may hold one each`)]
  return [conclude(facts, site)]
}

function conclude({ subject, thresholds, clock }: Needs, site: ListeningFact): Conclusion {
  const { live, mounts, navigations, mounted } = site
  const isByMounts = mounts >= thresholds.leakedSubscriptions
  const times = isByMounts ? `in ${mounts} mounts` : `in ${navigations} navigations`
  const held = isByMounts
    ? `, and no mounted component can end them${mounted > 0 ? ` (at most ${mounted} are there)` : ''}`
    : ''
  const [first] = live
  return {
    confidence: isByMounts && mounted === 0 ? 'certain' : 'likely',
    paths: [[]],
    sentence: `\`${subject.name}\`: ${named(site)} has subscribed ${live.length} times ${times} since ${clock.time(first?.at ?? 0)} and never unsubscribed${held}.`,
    consequence: `Each change of the store runs ${live.length} listeners of that line, most of them for what is gone and cannot be freed; every further ${isByMounts ? 'mount' : 'navigation'} adds one.`,
    evidence: [...live.slice(0, 1), ...live.slice(1).slice(1 - NAMED)].map(({ event }) => event),
    cause: 'subscriptions are never ended',
    fix: endSubscription(subject),
    standsAlone: true,
  }
}

function clear({ subject }: Needs, site: ListeningFact, because: string): Cleared {
  const { live } = site
  const evidence = live.slice(-1).map(({ event }) => event)
  return {
    cleared: `\`${subject.name}\`: ${named(site)} has ${live.length} live subscriptions: ${because}`,
    paths: [[]],
    evidence,
  }
}

function named({ by, place }: ListeningFact): string {
  return place === '' || place === by ? by : `${by} (${place})`
}
