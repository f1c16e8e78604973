import type { Redaction, Session, SessionDivergence, SessionSource } from '../session/session'
import type { AgentSource } from '../timeline/event'
import type { Encoded } from '../value/encoded'
import { parsePath } from '../value/path'
import { kindOfPath, redactEvent, redactWriter } from './redact-event'
import { redactValue } from './redact-value'
import { cookieName, secretKind } from './secret-name'
import { Secrets } from './secrets'

/**
 * A copy of a session without its secrets. The same secret gets the same token everywhere, `‹redacted:token:1›`, so copies
 * that differed still differ; shapes and types stay, and texts parse as before. Redacting twice changes nothing.
 */
export function redact(session: Session): { session: Session; redactions: Redaction[] } {
  const secrets = new Secrets(session.redactions.length > 0 ? JSON.stringify(session) : '')
  // A secret's name may stand at one of its places only: first all are collected, then all their places are replaced.
  replaceAll(session, secrets)
  secrets.collected()
  const redacted = replaceAll(session, secrets)
  const counts = new Map(session.redactions.map(({ detector, count }) => [detector, count]))
  for (const [detector, count] of secrets.counts) counts.set(detector, (counts.get(detector) ?? 0) + count)
  const redactions = [...counts].map(([detector, count]) => ({ detector, count }))
  return { session: { ...redacted, redactions }, redactions }
}

function replaceAll(session: Session, secrets: Secrets): Session {
  const text = (value: string): string => secrets.within(value)
  const prose = (value: string): string => secrets.prose(value)
  const { environment } = session
  const keys = new Map(session.sources.map(({ id, kind, key = '' }) => [id, kind === 'cookie' ? cookieName(key) : key]))
  return {
    ...session,
    environment: {
      ...environment,
      ...(environment.url !== undefined && { url: text(environment.url) }),
      documents: environment.documents.map((document) => ({
        ...document,
        url: text(document.url),
        agentSources: document.agentSources.map((source) => redactSource(source, secrets)),
      })),
    },
    events: session.events.map((event) => redactEvent(event, keys.get(event.source) ?? '', secrets)),
    sources: session.sources.map((source) => redactSource(source, secrets)),
    readings: session.readings.map((reading) => ({
      ...reading,
      source: text(reading.source),
      value: redactReading(reading.value, keys.get(reading.source) ?? '', secrets),
    })),
    subjects: session.subjects.map((subject) => ({
      ...subject,
      id: text(subject.id),
      name: text(subject.name),
      sources: subject.sources.map(text),
      links: subject.links.map((link) => ({
        ...link,
        from: text(link.from),
        to: text(link.to),
        ...(link.because !== undefined && { because: prose(link.because) }),
      })),
    })),
    ...(session.decisions && {
      decisions: session.decisions.map((decision) => ({
        ...decision,
        from: text(decision.from),
        to: text(decision.to),
      })),
    }),
    ...(session.ignores && {
      ignores: session.ignores.map((rule) => ({
        ...rule,
        ...(rule.subject !== undefined && { subject: text(rule.subject) }),
        pattern: text(rule.pattern),
      })),
    }),
    ...(session.identities && {
      identities: session.identities.map((rule) => ({
        ...rule,
        ...(rule.subject !== undefined && { subject: text(rule.subject) }),
        pattern: text(rule.pattern),
      })),
    }),
    comparisons: session.comparisons.map((comparison) => ({
      ...comparison,
      subject: text(comparison.subject),
      sources: comparison.sources.map(text),
      divergences: comparison.divergences.map((divergence) => redactDivergence(divergence, secrets)),
      verdict: {
        ...comparison.verdict,
        sentence: prose(comparison.verdict.sentence),
        trust: text(comparison.verdict.trust),
      },
    })),
    findings: session.findings.map((finding) => ({
      ...finding,
      id: text(finding.id),
      subject: text(finding.subject),
      paths: finding.paths.map(text),
      sentence: prose(finding.sentence),
      consequence: prose(finding.consequence),
      explains: finding.explains.map(prose),
      fix: prose(finding.fix),
    })),
  }
}

/** A plain value under a secret's key is the secret; a structured one is judged member by member. */
function redactReading(value: Encoded, key: string, secrets: Secrets): Encoded {
  return redactValue(value, secrets, typeof value === 'object' ? undefined : secretKind(key))
}

/** Keys and labels name things and stay, unless they contain what looks like a secret. */
function redactSource<S extends AgentSource | SessionSource>(source: S, secrets: Secrets): S {
  const { persist, created } = source
  const text = (value: string): string => secrets.within(value)
  return {
    ...source,
    id: text(source.id),
    label: text(source.label),
    ...(source.key !== undefined && { key: text(source.key) }),
    ...('url' in source && source.url !== undefined && { url: text(source.url) }),
    ...(persist && {
      persist: {
        ...persist,
        name: text(persist.name),
        omits: persist.omits.map((path) => path.map((step) => (typeof step === 'string' ? text(step) : step))),
      },
    }),
    ...(created && { created: redactWriter(created, secrets) }),
  }
}

function redactDivergence(divergence: SessionDivergence, secrets: Secrets): SessionDivergence {
  const kind = kindOfPath(parsePath(divergence.path) ?? [])
  return {
    ...divergence,
    path: secrets.within(divergence.path),
    values: Object.fromEntries(
      Object.entries(divergence.values).map(([source, value]) => [
        secrets.within(source),
        redactValue(value, secrets, kind),
      ]),
    ),
  }
}
