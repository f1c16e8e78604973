import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { DriftscopeError, detailOf } from '../core/errors'

export interface Playground {
  url: string
  close: () => Promise<void>
}

/** A stop of the playground's tour: what to do on a page, and what must be found then; no rule in healthy mode. */
export interface TourStop {
  id: string
  title: string
  rule?: string
  subject?: string
  paths?: string[]
  play: (page: Page, app: Playground, options?: { mistake?: boolean }) => Promise<void>
}

/**
 * Starts the playground that lies beside src. Imported by its path at run time: it is an app to look at, no part of the
 * product. Throws `playground-failed`.
 */
export async function startPlayground(): Promise<Playground> {
  try {
    const { startPlayground: start } = await moduleAt<{ startPlayground: () => Promise<Playground> }>('server.ts')
    return await start()
  } catch (error) {
    throw new DriftscopeError('playground-failed', { detail: detailOf(error) })
  }
}

export async function loadTour(): Promise<TourStop[]> {
  const { tour } = await moduleAt<{ tour: TourStop[] }>('tour.ts')
  return tour
}

async function moduleAt<T>(file: string): Promise<T> {
  const url = new URL(`../../playground/${file}`, import.meta.url)
  const path = fileURLToPath(url)
  if (!existsSync(path)) throw new DriftscopeError('file-missing', { file: path, what: 'playground' })
  return (await import(url.href)) as T
}
