import { BENIGN, type Finding, type Session, type SessionComparison, type SessionSource } from '../core/session/session'
import { NOTHING_READ } from '../core/subject/verdict/words'
import { decode } from '../core/value/decode'
import { preview } from '../core/value/preview'
import { tabName, tabNames } from '../core/timeline/tabs'
import { tabTable } from './tab-table'
import { table, wrap } from './table'

/** Columns that the values of a divergence share. */
const VALUES = 54
/** Divergent paths shown for one subject, and subjects with nothing to compare with; the rest are counted. */
const SHOWN = 12
/** Verdicts say so of what may still be read. */
const YET = ' yet'
const NAMES: Record<SessionSource['kind'], string> = {
  memory: 'memory',
  localStorage: 'localStorage',
  sessionStorage: 'sessionStorage',
  indexedDB: 'IndexedDB',
  cookie: 'cookie',
  cacheStorage: 'cache storage',
  server: 'server',
  rendered: 'rendered',
}

/** A session for a person at a terminal: its subjects and their states, what differs, and what the rules found. */
export function report(session: Session): string {
  return [
    head(session),
    tabTable(session),
    subjects(session),
    divergences(session),
    findings(session),
    redactions(session),
  ]
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')
}

/** The findings that a severity asks for: an error is also at least a warning. */
export function findingsFrom(session: Session, severity: 'error' | 'warning'): Finding[] {
  const wanted = severity === 'error' ? ['error'] : ['error', 'warning']
  return session.findings.filter((finding) => wanted.includes(finding.severity))
}

function head({ environment, tabs, events, dropped }: Session): string[] {
  const lost = Object.values(dropped).reduce((sum, count) => sum + count, 0)
  const counts = [
    count(tabs.length, 'tab'),
    count(environment.documents.length, 'document'),
    count(events.length, 'event'),
    ...(lost > 0 ? [`${lost} dropped`] : []),
  ].join(', ')
  return wrap(environment.url === undefined ? counts : `${environment.url}: ${counts}`)
}

function subjects(session: Session): string[] {
  if (session.subjects.length === 0) return ['Nothing was found: no store, no storage entry, no server resource.']
  const alone = session.subjects.filter(({ sources }) => sources.length < 2)
  const hidden = new Set(alone.slice(SHOWN))
  const rows = session.subjects
    .filter((subject) => !hidden.has(subject))
    .map(({ id, sources }) => {
      const comparison = session.comparisons.find(({ subject }) => subject === id)
      const places = sources.map((source) => sourceName(session, source, sources)).join(', ')
      return [subjectName(session, id), places, states(sources, comparison)]
    })
  const more = hidden.size > 0 ? [`and ${hidden.size} more with nothing to compare with`] : []
  return [...table(['SUBJECT', 'SOURCES', 'STATES'], rows), ...more]
}

function states(sources: readonly string[], comparison: SessionComparison | undefined): string {
  if (sources.length < 2) return 'nothing to compare with'
  const counts = new Map<string, number>()
  for (const { state } of comparison?.divergences ?? []) counts.set(state, (counts.get(state) ?? 0) + 1)
  if (counts.size === 0) return unread(comparison) ?? 'equal'
  return [...counts].map(([state, number]) => `${number} ${state}`).join(', ')
}

/** `nothing read from server in this document yet`: as the panel says it; undefined where something was compared. */
function unread(comparison: SessionComparison | undefined): string | undefined {
  const { sentence = '' } = comparison?.verdict ?? {}
  const [start, end] = [sentence.indexOf(NOTHING_READ), sentence.lastIndexOf(YET)]
  return start < 0 || end < start ? undefined : sentence.slice(start, end + YET.length)
}

function divergences(session: Session): string[] {
  return session.comparisons
    .flatMap(({ subject, sources, divergences: all, verdict }) => {
      const differing = all.filter(({ state }) => !BENIGN.has(state))
      if (differing.length === 0) return []
      const rows = differing
        .slice(0, SHOWN)
        .map(({ path, state, values }) => [
          path === '' ? '(all)' : path,
          state,
          ...sources.map((source) =>
            source in values ? preview(decode(values[source]), Math.floor(VALUES / sources.length)) : '–',
          ),
        ])
      const name = session.subjects.find(({ id }) => id === subject)?.name ?? subject
      const more = differing.length - SHOWN
      return [
        ...wrap(`${name}: ${withoutName(verdict.sentence, session.subjects.find(({ id }) => id === subject)?.name)}`),
        ...table(['PATH', 'STATE', ...sources.map((source) => sourceName(session, source, sources))], rows, {
          indent: '  ',
        }),
        ...(more > 0 ? [`  and ${count(more, 'more path')}`] : []),
        '',
      ]
    })
    .slice(0, -1)
}

function findings(session: Session): string[] {
  if (session.findings.length === 0) return [nothingFound(session)]
  const sections = session.findings.map((finding) => {
    const about = `${finding.severity.toUpperCase()} ${finding.rule} (${finding.confidence}): ${subjectName(session, finding.subject)}`
    return [
      ...wrap(`${about}${finding.paths.some((path) => path !== '') ? ` · ${finding.paths.join(', ')}` : ''}`),
      ...wrap(finding.sentence, undefined, '  '),
      ...wrap(finding.consequence, undefined, '  '),
      ...finding.explains.flatMap((symptom) => wrap(`explains ${symptom}`, undefined, '  ')),
    ]
  })
  return [count(session.findings.length, 'finding'), ...sections.flatMap((lines) => ['', ...lines])]
}

function nothingFound({ comparisons }: Session): string {
  const differing = comparisons.filter(({ divergences: all }) => all.some(({ state }) => !BENIGN.has(state))).length
  if (differing === 0) return 'No findings.'
  return `No findings: ${count(differing, 'subject')} ${differing === 1 ? 'differs' : 'differ'}, as said above, and no rule takes it for a mistake.`
}

function redactions({ redactions: all }: Session): string[] {
  if (all.length === 0) return []
  return wrap(`Redacted: ${all.map(({ detector, count: number }) => `${number} by ${detector}`).join(', ')}.`)
}

/** Verdicts often begin with the subject's name, which is printed already. */
const withoutName = (sentence: string, name: string | undefined): string =>
  name !== undefined && sentence.startsWith(`${name}: `) ? sentence.slice(name.length + 2) : sentence

/** A subject's name, with the number of its tab where several tabs have one of that name. */
export function subjectName(session: Session, id: string): string {
  const subject = session.subjects.find((each) => each.id === id)
  if (!subject) return id
  if (session.subjects.every(({ id: other, name }) => other === id || name !== subject.name)) return subject.name
  const tab = tabOf(session, subject.sources)
  return tab === undefined ? subject.name : `${subject.name} (${tabName(tabNames(session.tabs), tab)})`
}

/** The tab that a subject is of: that of its first source which one tab has for itself. */
function tabOf(session: Session, sources: readonly string[]): string | undefined {
  const tabs = sources.map((id) => session.sources.find((source) => source.id === id)?.tab)
  return tabs.find((tab) => tab !== undefined)
}

/** What a source is called among the others of its subject: what another tab holds, by that tab. */
function sourceName(session: Session, id: string, sources: readonly string[]): string {
  const source = session.sources.find((each) => each.id === id)
  if (!source) return id
  if (source.tab !== undefined && source.tab !== tabOf(session, sources))
    return tabName(tabNames(session.tabs), source.tab)
  return source.kind === 'server' || source.kind === 'rendered' ? source.label : NAMES[source.kind]
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
