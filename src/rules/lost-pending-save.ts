import type { Conclusion, Facts } from '../core/facts'
import { list, span } from '../core/timeline/clock'
import { formatPath } from '../core/value/path'
import { defineRule } from './define-rule'
import { saveOnLeaving } from './support/fix-saves'
import { named } from './support/named'
import { type Fate, fateOf, type Needs as Unsaving, type Unsaved, unsavedIn } from './support/unsaved'

type Needs = Unsaving & Pick<Facts, 'subject' | 'thresholds' | 'clock' | 'settled'>

export default defineRule({
  id: 'lost-pending-save',
  severity: 'error',
  precedence: 26,
  needs: [
    'subject',
    'requests',
    'changes',
    'uses',
    'memory',
    'entries',
    'payloads',
    'documents',
    'settled',
    'thresholds',
    'clock',
  ],
  check: (facts) => {
    const lost = facts.documents
      .flatMap((document) => unsavedIn(facts, document))
      .map((unsaved) => ({ unsaved, fate: fateOf(facts, unsaved) }))
      .filter(({ fate }) => fate.paths.length > 0 && (!fate.reading || facts.settled))
    const last = lost.at(-1)
    // What one page lost is told once; the same loss again and again by its last time.
    return lost
      .filter(({ unsaved }) => unsaved.document === last?.unsaved.document)
      .slice(-1)
      .map((each) => conclude(facts, each))
  },
})

function conclude(facts: Needs, { unsaved, fate }: { unsaved: Unsaved; fate: Fate }): Conclusion {
  const { subject, clock, thresholds } = facts
  const { document, request, change } = unsaved
  const paths = named(fate.paths, thresholds.namedPaths)
  const names = list(paths.map((path) => `\`${formatPath(path) || 'the whole state'}\``))
  const event = request?.event ?? change?.event
  const read = fate.reading
    ? `${fate.reading.what} at ${clock.time(fate.reading.at)} without ${paths.length === 1 ? 'it' : 'them'}`
    : 'the server was not read since'
  const claims =
    fate.claims.length > 0 && fate.reading
      ? `, while ${list(fate.claims)} still ${fate.claims.length === 1 ? 'claims' : 'claim'} ${paths.length === 1 ? 'it' : 'them'}`
      : ''
  return {
    confidence: !fate.reading
      ? 'possible'
      : request?.linkedBy === 'identity' && fate.claims.length > 0
        ? 'certain'
        : 'likely',
    paths,
    sentence: `\`${subject.name}\`: the page was left at ${clock.time(document.leftAt)}, ${reason(unsaved, names)}; ${read}${claims}.`,
    consequence: consequence(fate, list(paths.map((path) => formatPath(path) || 'the whole state'))),
    evidence: [...(event === undefined ? [] : [event]), document.left, ...(fate.reading ? [fate.reading.event] : [])],
    cause: request
      ? `the page was left before ${request.line} was answered`
      : 'the page was left before its save was sent',
    fix: saveOnLeaving(subject, (request ?? unsaved.rhythm?.save)?.line ?? 'PUT …'),
    ...(fate.reading && fate.claims.includes('memory') && { trust: subject.id }),
  }
}

function reason({ document, request, rhythm, change }: Unsaved, names: string): string {
  if (request)
    return `${span(document.leftAt - request.at)} after ${request.line} was sent with ${names} and before it was answered`
  const by = change && change.by !== 'unknown' ? `${change.by} changed ${names}` : `${names} changed`
  return `${span(document.leftAt - (change?.at ?? document.leftAt))} after ${by}: the save that follows after ${span(rhythm?.delay ?? 0)} (${rhythm?.save.line ?? 'a request'}) was never sent`
}

function consequence({ reading, claims }: Fate, names: string): string {
  if (!reading) return `Whether the server has it is not known: ${names}.`
  return claims.length > 0
    ? `Only this browser has it, and it looks saved: ${names}. The next load from the server loses it.`
    : `The change is lost: ${names}.`
}
