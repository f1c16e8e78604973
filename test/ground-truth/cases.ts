import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { TruthCase } from './define-case'

/** A case by the name of its folder. */
export interface NamedCase extends TruthCase {
  id: string
}

export const here = import.meta.dirname
const folder = join(here, 'cases')

/** All cases, or those of `ids`, in order of their names. */
export async function loadCases(ids: readonly string[] = []): Promise<NamedCase[]> {
  const wanted = allIds().filter((id) => ids.length === 0 || ids.includes(id))
  return Promise.all(wanted.map(load))
}

/** The folders that have a case in them. */
export const allIds = (): string[] =>
  readdirSync(folder)
    .filter((id) => existsSync(join(folder, id, 'case.ts')))
    .toSorted()

async function load(id: string): Promise<NamedCase> {
  const { default: truthCase } = (await import(pathToFileURL(join(folder, id, 'case.ts')).href)) as {
    default: TruthCase
  }
  return { ...truthCase, id }
}
