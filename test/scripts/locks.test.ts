import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface Lock {
  packages: Record<string, { optionalDependencies?: Record<string, string> }>
}

const project = join(import.meta.dirname, '..', '..')
const fixtures = readdirSync(join(project, 'test', 'fixtures'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'agent')
  .map(({ name }) => `test/fixtures/${name}`)

test.each(['.', 'test/ground-truth', ...fixtures])(
  'the lock file of %s has what npm ci asks for on any platform',
  (folder) => {
    const { packages } = JSON.parse(readFileSync(join(project, folder, 'package-lock.json'), 'utf8')) as Lock
    const names = Object.keys(packages)
    const optional = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies),
    )
    expect(optional.filter((name) => !names.some((each) => each.endsWith(`node_modules/${name}`)))).toEqual([])
  },
)
