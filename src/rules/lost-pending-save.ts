import type { Cleared, Conclusion, Facts, RequestFact } from '../core/facts'
import { list, span } from '../core/timeline/clock'
import { formatPath } from '../core/value/path'
import { defineRule } from './define-rule'
import { saveOnLeaving } from './support/fix-saves'
import { named } from './support/named'
import { type Fate, fateOf, isCutOff, type Needs as Unsaving, type Unsaved, unsavedIn } from './support/unsaved'

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
    const told = lost.filter(({ unsaved }) => unsaved.document === last?.unsaved.document).slice(-1)
    const isLost = (request: RequestFact): boolean => lost.some(({ unsaved }) => unsaved.request === request)
    const arrived = facts.requests.findLast((request) => isCutOff(request) && hasArrived(request) && !isLost(request))
    const handed = facts.requests.findLast(isHandedOver)
    return [
      ...told.map((each) => conclude(facts, each)),
      ...(arrived ? [cleared(arrived, 'what the server said later has it')] : []),
      ...(handed
        ? [cleared(handed, 'the browser finishes a beacon, or what is sent with keepalive, without the page')]
        : []),
    ]
  },
})

/** The server was read since. */
function hasArrived({ known, document, seq }: RequestFact): boolean {
  return known !== undefined && known.since.document !== document && known.since.seq > seq
}

function cleared({ line, mount, item, event, known }: RequestFact, why: string): Cleared {
  return {
    cleared: `The page was left before ${line} was answered; ${why}`,
    paths: [item === undefined ? mount : [...mount, item]],
    evidence: [event, ...(known ? [known.since.event] : [])],
  }
}

/** The browser sends it although its page is gone. */
function isHandedOver({ writes, keepalive, outcome, linkedBy }: RequestFact): boolean {
  return writes && keepalive && linkedBy !== 'alone' && (outcome === 'abandoned' || outcome === 'unheard')
}

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
      ? `, while ${fate.claims.join(' and ')} still ${fate.claims.length === 1 ? 'claims' : 'claim'} ${paths.length === 1 ? 'it' : 'them'}`
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
