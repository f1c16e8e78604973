import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BenchCase, problemsOf } from '../define-case'

const folder = join(import.meta.dirname, '..', 'cases')

/** All cases of test/bench/cases. Throws with what is wrong with them. */
export async function allCases(): Promise<BenchCase[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  const exported = await Promise.all(files.map(load))
  const problems = exported.flatMap((value, i) => problemsOf(basename(files[i] ?? '', '.ts'), value))
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return exported as BenchCase[] // each has been looked at
}

async function load(file: string): Promise<unknown> {
  const module = (await import(pathToFileURL(join(folder, file)).href)) as { default?: unknown }
  return module.default
}
