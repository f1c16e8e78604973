import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { buildApp } from '../support/app-build'
import { cacheFolder } from '../support/cache'
import { sourcesIn } from '../support/sources'
import { here, type NamedCase } from './cases'

/** The folder with a case's page as it is served, built unless nothing has changed since. */
export function buildPage({ id, page = id, packages = {}, development }: NamedCase, mended: boolean): Promise<string> {
  const folder = join(here, 'cases', page)
  const entry = ['page.ts', 'page.tsx'].map((name) => join(folder, name)).find((file) => existsSync(file))
  if (entry === undefined) throw new Error(`cases/${page} has neither page.ts nor page.tsx`)
  const own = sourcesIn(folder).filter((file) => basename(file) !== 'case.ts')
  return buildApp({
    root: here,
    entry: `cases/${page}/${basename(entry)}`,
    mode: development ? 'development' : 'production',
    with: packages,
    define: { __MENDED__: String(mended) },
    sources: [...own, ...sourcesIn(join(here, 'support')), join(here, 'package-lock.json')],
    to: cacheFolder('ground-truth', `${id}-${mended ? 'mended' : 'broken'}`),
  })
}
