import { buildApp as build } from '../support/app-build'
import { sourcesIn } from '../support/sources'
import { cacheFolder } from './cache'
import { type App, stackFolder } from './fixtures'

/** The folder with an app as it is served, built unless nothing has changed since. */
export function buildApp({ name, stack, entry, with: parts = {}, mode }: App): Promise<string> {
  const root = stackFolder(stack)
  const to = cacheFolder(`${name.replace(/[^\w.-]+/g, '-')}-${mode}`)
  return build({ root, entry, mode, with: parts, sources: sourcesIn(root), to })
}
