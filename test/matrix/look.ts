import type { Page } from 'playwright'
import { diagnosed } from '../../src/cli/diagnosed'
import type { Diagnosis, DiagnosedSubject } from '../../src/core/diagnosis'
import type { AgentEvent, AgentSource } from '../../src/core/timeline/event'
import type { RecordedDocument, Recording } from '../../src/core/timeline/recording'
import { agentSourceId } from '../../src/core/timeline/source-id'
import { recordingOf } from '../support/recording-of'

/** What the extension has on record of one app. */
export interface Look {
  diagnosis: Diagnosis
  /** The app's document, the last one. */
  document: RecordedDocument | undefined
  /** The stores found in it. */
  stores: AgentSource[]
  state: (store: AgentSource) => unknown
  subject: (store: AgentSource) => DiagnosedSubject | undefined
  /** What the last document tells of a source. */
  events: (source: AgentSource) => AgentEvent[]
}

/** Asks the extension's collector what it has of an origin. */
export async function look(collector: Page, origin: string): Promise<Look> {
  const recording = JSON.parse(await collector.evaluate(recordingOf, origin)) as Recording
  const diagnosis = diagnosed(recording)
  const document = recording.documents.filter(({ top }) => top).at(-1)
  const subject = (store: AgentSource): DiagnosedSubject | undefined =>
    diagnosis.subjects.find(({ sources }) => sources.some((id) => agentSourceId(id) === store.id))
  return {
    diagnosis,
    document,
    stores: document?.sources.filter(({ kind }) => kind === 'memory') ?? [],
    subject,
    state: (store) => subject(store)?.columns.find(({ source }) => agentSourceId(source.id) === store.id)?.value,
    events: (source) => document?.events.filter((event) => 'source' in event && event.source === source.id) ?? [],
  }
}
