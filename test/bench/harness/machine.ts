import { cpus, totalmem, type as system, release } from 'node:os'
import { findBrowser } from '../../../scripts/lib/find-browser.mjs'

/** What a run was made on, in words. */
export interface Machine {
  processor: string
  memory: string
  system: string
  browser: string
}

export function thisMachine(): Machine {
  const cores = cpus()
  const model = cores[0]?.model.trim() ?? ''
  return {
    processor: `${model === '' || model === 'unknown' ? process.arch : model}, ${cores.length} cores`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${system()} ${release()}`,
    browser: (findBrowser().browser?.version ?? 'none').replace(/ built on .*/, ''),
  }
}
