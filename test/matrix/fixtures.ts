import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AdapterFixture, FixtureApp } from '../../src/adapters/define-adapter'
import { servedApps } from './served-apps'

export const MODES = ['production', 'development'] as const
export type Mode = (typeof MODES)[number]

/** One app of a stack, in one build. */
export interface App extends FixtureApp {
  stack: string
  mode: Mode
  /** `zustand/cart.tsx (zustand-4)`. */
  name: string
  /** The page of it, where its stack has a server of its own. */
  served?: string
}

const project = join(import.meta.dirname, '..', '..')
const adapters = join(project, 'src', 'adapters')

/** The folder of a stack's apps. */
export const stackFolder = (stack: string): string => join(project, 'test', 'fixtures', stack)

/** All apps of the adapters' fixtures, each in both builds. */
export async function allApps(): Promise<App[]> {
  const files = readdirSync(adapters).filter((file) => file.endsWith('.fixture.ts'))
  const fixtures = await Promise.all(files.toSorted().map(fixtureIn))
  const built = fixtures.flatMap(({ stack, apps = [] }) =>
    apps.flatMap((app) => MODES.map((mode) => ({ stack, ...app, mode, name: nameOf(app.stack ?? stack, app) }))),
  )
  return [...built, ...servedApps]
}

/** The contract suite says what is wrong with one that has no apps. */
async function fixtureIn(file: string): Promise<Partial<AdapterFixture> & Pick<AdapterFixture, 'stack'>> {
  const { fixture } = (await import(pathToFileURL(join(adapters, file)).href)) as { fixture?: AdapterFixture }
  return fixture ?? { stack: file }
}

function nameOf(stack: string, { entry, with: parts = {} }: FixtureApp): string {
  const versions = Object.values(parts)
  return `${stack}/${entry}${versions.length > 0 ? ` (${versions.join(', ')})` : ''}`
}
