import { type Segment, diffText, type Granularity } from '../../core/diff/text'
import { readIdentities } from '../../core/identity/rule'
import { readIgnores } from '../../core/ignore/rule'
import { readDecisions } from '../../core/link/decision'
import { redact } from '../../core/redact/redact'
import { fromSession } from '../../core/session/from-session'
import { parseSession } from '../../core/session/parse-session'
import type { Redaction } from '../../core/session/session'
import { contextOf, type SessionContext, toSession } from '../../core/session/to-session'
import type { Recording } from '../../core/timeline/recording'
import { diagnoseAll } from '../diagnose-all'
import type { OpenSession } from '../store/session-slice'
import { type TraceInput, traceFrames } from '../source-maps/trace'
import type { Original } from '../store/originals-slice'
import type { DiagnoseChoices } from '../store/diagnosing'
import { gzip, textOf } from './gzip'

/** What a job says while it runs. */
export type Report = (doing: string) => void

export interface PackInput {
  recording: Recording
  choices: DiagnoseChoices
  context: SessionContext
  redacting: boolean
}

/** A session ready to be saved, and what is in it. */
export interface Packed {
  file: Blob
  at: number
  url: string
  events: number
  sources: number
  findings: number
  /** Characters before packing. */
  size: number
  redactions: readonly Redaction[]
}

/** A saved session as it was read: what is left is to judge it. */
export type ReadSession = Omit<OpenSession, 'diagnosis'> & { choices: DiagnoseChoices }

/** Work that can take longer than a second: it runs beside the panel, tells how far it is, and can be stopped at any time. */
export const jobs = {
  pack: async ({ recording, choices, context, redacting }: PackInput, report: Report): Promise<Packed> => {
    report('Judging what was recorded')
    const whole = toSession(recording, diagnoseAll(recording, choices), context)
    if (redacting) report(`Looking for secrets in ${whole.events.length} events`)
    const session = redacting ? redact(whole).session : whole
    report('Packing')
    const text = JSON.stringify(session)
    return {
      file: await gzip(text),
      at: session.environment.at,
      url: session.environment.url ?? '',
      events: session.events.length,
      sources: session.sources.length,
      findings: session.findings.length,
      size: text.length,
      redactions: session.redactions,
    }
  },

  read: async ({ file, name }: { file: Blob; name: string }, report: Report): Promise<ReadSession> => {
    report(`Unpacking ${name}`)
    const text = await textOf(file, name)
    report(`Checking ${name}`)
    const session = parseSession(text, name)
    const recording = fromSession(session)
    return {
      file: name,
      recordedAt: recording.now,
      url: session.environment.url ?? recording.documents[0]?.url ?? '',
      recording,
      context: contextOf(session),
      // As it was seen when it was saved; what is decided here is of the live page.
      choices: {
        links: readDecisions(session.decisions),
        ignores: readIgnores(session.ignores),
        identities: readIdentities(session.identities),
      },
    }
  },

  traceFrames: async (input: TraceInput): Promise<(Original | undefined)[]> => traceFrames(input),

  compareTexts: async ({ from, to, by }: { from: string; to: string; by: Granularity }): Promise<Segment[]> =>
    diffText(from, to, by),
}

export type Jobs = typeof jobs
export type JobName = keyof Jobs
export type JobInput<N extends JobName> = Parameters<Jobs[N]>[0]
export type JobResult<N extends JobName> = Awaited<ReturnType<Jobs[N]>>
