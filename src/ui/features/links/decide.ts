import { isAbout, type LinkDecision, linkEnd } from '../../../core/link/decision'
import type { DiagnosedSubject } from '../../../core/diagnosis'
import type { Path } from '../../../core/value/path'

type Decisions = readonly LinkDecision[]

/** The pin that brought a source into a subject: made on its first source, or on one that has joined it since. */
export function pinOf(decisions: Decisions, { sources }: DiagnosedSubject, source: string): LinkDecision | undefined {
  const to = linkEnd(source)
  const ends = new Set(sources.map(linkEnd))
  return decisions.find((each) => each.ruling === 'pinned' && each.to === to && ends.has(each.from))
}

/** With a source pinned to a subject, at a place in its state or where its content is found. */
export function withPin(decisions: Decisions, subject: DiagnosedSubject, source: string, mount?: Path): Decisions {
  return [
    ...without(decisions, subject, source),
    { from: firstOf(subject), to: linkEnd(source), ruling: 'pinned', ...(mount && { mount: [...mount] }) },
  ]
}

/** With the link between a subject and a source refused. */
export function withRefusal(decisions: Decisions, subject: DiagnosedSubject, source: string): Decisions {
  const rest = without(decisions, subject, source)
  return [...rest, { from: firstOf(subject), to: linkEnd(source), ruling: 'refused' }]
}

/** Without any decision about a subject and a source. */
export function without(decisions: Decisions, subject: DiagnosedSubject, source: string): Decisions {
  const pin = pinOf(decisions, subject, source)
  return decisions.filter((each) => each !== pin && !isAbout(each, firstOf(subject), source))
}

/** Whether the user has refused a source for a subject. */
export function isRefused(decisions: Decisions, subject: DiagnosedSubject, source: string): boolean {
  return decisions.some((each) => each.ruling === 'refused' && isAbout(each, firstOf(subject), source))
}

function firstOf({ sources, id }: DiagnosedSubject): string {
  return linkEnd(sources[0] ?? id)
}
