import type { Diagnosis } from '../../../core/diagnosis'
import type { Finding } from '../../../core/session/session'
import { clock } from '../../components/time'

/** A finding as it is pasted into an issue: what is wrong, what it costs, what shows it, how to mend it. */
export function asMarkdown(finding: Finding, { events, subjects }: Pick<Diagnosis, 'events' | 'subjects'>): string {
  const name = subjects.find(({ id }) => id === finding.subject)?.name ?? finding.subject
  const seen = finding.evidence
    .flatMap((id) => events.find((event) => event.id === id) ?? [])
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ at, summary }) => `- ${clock(at)} ${summary}`)
  const parts = [
    `### ${name}: ${finding.rule}`,
    `**${finding.severity}, ${finding.confidence}.** ${finding.sentence}`,
    finding.consequence,
    finding.paths.length > 0 && `Paths: ${finding.paths.map((path) => `\`${path}\``).join(', ')}`,
    seen.length > 0 && ['What shows it:', ...seen].join('\n'),
    finding.rescue && `Can still be saved: ${finding.rescue.what}.`,
    finding.explains.length > 0 && `Also explains: ${finding.explains.join('; ')}`,
    finding.fix !== '' && `How to mend it:\n\n${fenced(finding.fix)}`,
  ]
  return parts.filter((part) => typeof part === 'string' && part !== '').join('\n\n')
}

/** In a fence longer than any that the code itself has. */
function fenced(code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}ts\n${code}\n${fence}`
}
