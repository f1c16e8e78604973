import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContext, Page } from 'playwright'
import { DriftscopeError, detailOf } from '../core/errors'

/** What a flow is handed: `page` is at the url already, `newTab` opens another tab of the same browser. */
export interface FlowArguments {
  page: Page
  context: BrowserContext
  newTab: (url: string) => Promise<Page>
}
export type Flow = (args: FlowArguments) => unknown

/** Loads a flow's module. Throws `file-missing`, `flow-unloadable`, `flow-without-default`. */
export async function loadFlow(file: string): Promise<Flow> {
  if (!existsSync(file)) throw new DriftscopeError('file-missing', { file, what: 'flow' })
  let module: { default?: unknown }
  try {
    module = (await import(pathToFileURL(file).href)) as { default?: unknown }
  } catch (error) {
    throw new DriftscopeError('flow-unloadable', { file, detail: detailOf(error) })
  }
  const flow = module.default
  if (typeof flow !== 'function') throw new DriftscopeError('flow-without-default', { file })
  return (args) => (flow as Flow)(args)
}

/**
 * Plays a flow. Resolves to the error it ended with, where it threw or left a promise behind that was rejected: the session
 * up to there is worth keeping.
 */
export async function playFlow(flow: Flow, file: string, args: FlowArguments): Promise<DriftscopeError | undefined> {
  const failure = (error: unknown): DriftscopeError =>
    new DriftscopeError('flow-failed', { file: basename(file), detail: withLine(error, file) })
  let stray: DriftscopeError | undefined
  const onStray = (error: unknown): void => {
    stray ??= failure(error)
  }
  process.on('unhandledRejection', onStray)
  try {
    await flow(args)
    return stray
  } catch (error) {
    return failure(error)
  } finally {
    process.off('unhandledRejection', onStray)
    // What the flow did not wait for ends when the browser does.
    process.on('unhandledRejection', () => undefined)
  }
}

/** An error's first line and the line of the flow that it came from. */
function withLine(error: unknown, file: string): string {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const at = stack.split('\n').find((line) => line.includes(basename(file)))
  const [position] = /:\d+:\d+/.exec(at ?? '') ?? []
  return `${detailOf(error)}${position ? ` (${basename(file)}${position})` : ''}`
}
