import { DriftscopeError, detailOf } from '../../core/errors'
import { type JobInput, type JobName, jobs, type Report } from './jobs'
import type { Answer } from './run-job'

/** The other end of `runJob`: a dedicated worker that does one job and is gone. */
addEventListener('message', ({ data }: MessageEvent<{ name: JobName; input: unknown }>) => {
  const answer = (message: Answer): void => postMessage(message)
  const run = jobs[data.name] as (input: JobInput<JobName>, report: Report) => Promise<unknown>
  // The input is what `runJob` was given for this name: only the panel talks to this worker.
  run(data.input as JobInput<JobName>, (doing) => answer({ doing })).then(
    (result) => answer({ result }),
    (error: unknown) => answer({ failed: sentence(error) }),
  )
})

const sentence = (error: unknown): string =>
  error instanceof DriftscopeError ? `${error.message} ${error.remedy}` : `${detailOf(error)}.`
