import type { CloneFact, Conclusion, Facts } from '../core/facts'
import { list } from '../core/timeline/clock'
import { fieldCode, fieldNames, fieldPath } from '../core/timeline/fields'
import { defineRule } from './define-rule'
import { beginAnew } from './support/fixes'
import { isBookkeeping, isCollection, movedApart, wasCleared } from './support/copied'

type Needs = Pick<Facts, 'subject' | 'clones' | 'tabs' | 'memory' | 'thresholds' | 'clock'>

/** A tab began with another tab's sessionStorage, and both have gone on from there. */
export default defineRule({
  id: 'cloned-session-storage',
  severity: 'warning',
  precedence: 4,
  needs: ['subject', 'clones', 'tabs', 'memory', 'thresholds', 'clock'],
  check: (facts) => facts.clones.flatMap((clone) => judge(facts, clone)),
})

function judge(facts: Needs, clone: CloneFact): Conclusion[] {
  const { key, copied } = clone
  const isStore = facts.memory !== undefined
  const value = copied.held()
  if (!value || isBookkeeping(isStore ? '' : key, value.value)) return []
  const fields = movedApart(clone)
  // An entry that no store holds is a place of its own in each tab, unless things are collected in it.
  const isShared = isStore || fields.some((name) => isCollection(clone, name))
  const cleared = wasCleared(clone, facts.thresholds.clearedWithinMs, firstUse(facts, copied))
  if (fields.length > 0 && !cleared && isShared) return [apart(facts, clone, fields)]
  if (!isStore) return []
  const since = cleared ? 'It has begun anew instead of going on with it.' : sinceThen(clone)
  const outlook = cleared
    ? 'Nothing is lost: each tab goes on with its own.'
    : `Nothing is lost so far. Once both tabs write \`${clone.key}\`, each goes on with its own.`
  return [copyOnly(facts, clone, { fields: fieldNames(value.value), since, outlook })]
}

/** When somebody did something in the tab that began with the copy. */
function firstUse({ tabs }: Needs, { document }: CloneFact['copied']): number | undefined {
  return tabs.flatMap(({ documents }) => documents).find(({ id }) => id === document)?.used[0]?.seq
}

function sinceThen({ tab, from, own, original }: CloneFact): string {
  if (own.length === 0) return 'It has not written it since.'
  if (original.length === 0) return `Only ${tab} has written it since.`
  const removers = [...(isGone(own) ? [tab] : []), ...(isGone(original) ? [from] : [])]
  if (removers.length > 0) return `${removers.join(' and ')} removed it since.`
  return 'What both have written since differs in nothing that counts.'
}

const isGone = (copies: CloneFact['own']): boolean => copies.at(-1)?.held() === undefined

function apart(facts: Needs, clone: CloneFact, fields: readonly string[]): Conclusion {
  const { tab, from, key, mount } = clone
  const [mine, theirs] = [clone.own, clone.original].map((copies) => copies.findLast((each) => each.held()))
  const texts = fields.includes('') ? '' : `: ${list(fields.map(fieldCode))}`
  return {
    confidence: clone.opened ? 'certain' : 'likely',
    paths: fields.map((name) => [...mount, ...fieldPath(name)]),
    sentence: `${beginning(facts, clone)} Since then ${tab} has written \`${key}\` (${said(facts, mine)}) and so has ${from} (${said(facts, theirs)}), differently${texts}.`,
    consequence: `Two tabs take themselves for the same session: what is changed in one never reaches the other, ids that were made for one of them are used by both, and closing either tab loses what only that one holds.`,
    evidence: [clone.copied, mine, theirs].flatMap((each) => (each ? [each.event] : [])),
    cause: `${tab} began with a copy of ${from}'s sessionStorage`,
    fix: beginAnew(facts.subject, key),
  }
}

interface Harmless {
  fields: readonly string[]
  since: string
  outlook: string
}

function copyOnly(facts: Needs, clone: CloneFact, { fields, since, outlook }: Harmless): Conclusion {
  return {
    severity: 'info',
    confidence: clone.opened ? 'certain' : 'likely',
    paths: fields.map((name) => [...clone.mount, ...fieldPath(name)]),
    sentence: `${beginning(facts, clone)} ${since}`,
    consequence: outlook,
    evidence: [clone.copied.event],
    fix: beginAnew(facts.subject, clone.key),
  }
}

function beginning({ subject, clock }: Needs, { tab, from, key, copied }: CloneFact): string {
  return `\`${subject.name}\`: ${tab} began at ${clock.time(copied.at)} with a copy of ${from}'s sessionStorage, \`${key}\` included.`
}

function said({ clock }: Needs, write: CloneFact['own'][number] | undefined): string {
  return write ? `${write.by} at ${clock.time(write.at)}` : ''
}
