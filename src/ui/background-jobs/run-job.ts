import type { JobInput, JobName, JobResult, Report } from './jobs'

/** What the worker says: what it is doing, its result, or a sentence on why there is none. */
export type Answer = { doing: string } | { result: unknown } | { failed: string }

export interface JobOptions {
  /** Stops the job at once; the promise then rejects with the signal's reason. */
  signal: AbortSignal
  report?: Report
}

/** Does a job in a worker of its own. Rejects with a sentence for the user as its message. */
export function runJob<N extends JobName>(
  name: N,
  input: JobInput<N>,
  { signal, report }: JobOptions,
): Promise<JobResult<N>> {
  return new Promise((resolve, reject: (reason: unknown) => void) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    const end = (): void => {
      worker.terminate()
      signal.removeEventListener('abort', stopped)
    }
    const stopped = (): void => {
      end()
      reject(signal.reason)
    }
    if (signal.aborted) {
      stopped()
      return
    }
    signal.addEventListener('abort', stopped)
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if ('doing' in data) {
        report?.(data.doing)
        return
      }
      end()
      // The job of this name made it.
      if ('result' in data) resolve(data.result as JobResult<N>)
      else reject(new Error(data.failed))
    })
    worker.addEventListener('error', (event) => {
      end()
      reject(new Error(event.message || 'The work could not be started.'))
    })
    worker.postMessage({ name, input })
  })
}
