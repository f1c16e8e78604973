import type { DiagnosedSubject, Diagnosis } from '../core/diagnosis'
import type { RecordedDocument, Recording } from '../core/timeline/recording'
import type { CollectorPage } from './collector'
import { diagnosed } from './diagnosed'
import { until } from './until'

/** How long the end of a recording waits for subjects to settle, ms; the longer one while a hydration or a save is open. */
const PATIENCE = 5_000
const PATIENCE_WHILE_OPEN = 12_000
/** What happened just now may still be on its way. */
const QUIET = 1_000

export interface Settled {
  recording: Recording
  diagnosis: Diagnosis
}

/** Waits until every subject is settled, as long as that is allowed to take, and gives what was recorded up to then. */
export async function settle(collector: CollectorPage, ignored: readonly string[] = []): Promise<Settled> {
  const started = Date.now()
  await new Promise((resolve) => {
    setTimeout(resolve, QUIET)
  })
  const look = async (): Promise<Settled & { done: boolean }> => {
    const recording = await collector.recording()
    const diagnosis = diagnosed(recording, ignored)
    const settled = diagnosis.subjects.every((subject) => subject.settled && !isUnexplained(subject))
    const patience = isOpen(recording) ? PATIENCE_WHILE_OPEN : PATIENCE
    const done = Date.now() - started > patience || (settled && !isOpen(recording) && !(await collector.connecting()))
    return { recording, diagnosis, done }
  }
  let last = await look()
  await until(async () => {
    if (!last.done) last = await look()
    return last.done
  }, PATIENCE_WHILE_OPEN)
  return last
}

/** Some rules give an app a few seconds before they say why its copies differ. */
export function isUnexplained({ divergent, findings }: Pick<DiagnosedSubject, 'divergent' | 'findings'>): boolean {
  return divergent > 0 && findings.length === 0
}

/** Whether a document that is still there has a hydration or a save under way. */
export function isOpen({ documents }: Recording): boolean {
  return documents.some((document) => !hasLeft(document) && (isHydrating(document) || isSaving(document)))
}

const hasLeft = ({ events }: RecordedDocument): boolean => events.at(-1)?.type === 'document-left'

function isHydrating({ events }: RecordedDocument): boolean {
  const open = new Set<string>()
  for (const event of events) {
    if (event.type !== 'persist-hydration') continue
    const id = `${event.hydration} ${event.source}`
    if (event.step === 'applied' || event.step === 'failed') open.delete(id)
    else open.add(id)
  }
  return open.size > 0
}

function isSaving({ events }: RecordedDocument): boolean {
  const open = new Set<string>()
  for (const event of events) {
    if (event.type === 'request-started') {
      if (!event.beacon && !/^(GET|HEAD|OPTIONS)$/i.test(event.method)) open.add(event.request)
    } else if (event.type === 'request-finished' || event.type === 'request-failed') open.delete(event.request)
  }
  return open.size > 0
}
