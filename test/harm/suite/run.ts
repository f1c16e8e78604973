import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { finish, runNode, Stop } from '../../../scripts/lib/run.mjs'
import { agentScript } from '../../agent/build'

// npm run harm:suite -- <folder>: a library's own tests, by its own vitest, alone and with the agent before them.

interface Report {
  testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[]
}

await finish(async () => {
  const [given, ...more] = process.argv.slice(2)
  if (given === undefined || more.length > 0) throw new Stop('Usage: npm run harm:suite -- <folder of the library>')
  const folder = resolve(given)
  const vitest = vitestOf(folder)
  const work = mkdtempSync(join(tmpdir(), 'driftscope-suite-'))
  try {
    const agent = join(work, 'agent.js')
    writeFileSync(agent, await agentScript())
    const alone = await run(undefined)
    const watched = await run(agent)
    const heard = readFileSync(join(work, 'heard'), 'utf8').split('\n').filter(Boolean)
    const stores = heard.reduce((sum, line) => sum + Number(line), 0)
    const changed = [...new Set([...alone.keys(), ...watched.keys()])].filter(
      (test) => alone.get(test) !== watched.get(test),
    )
    for (const test of changed)
      console.log(`${test}: ${alone.get(test) ?? 'missing'} → ${watched.get(test) ?? 'missing'}`)
    console.log(
      `${alone.size} tests, ${changed.length} of them end otherwise with the agent, which was in ${heard.length} files and met ${stores} stores`,
    )
    if (alone.size === 0 || heard.length === 0) throw new Stop('That proves nothing: no test ran, or no agent.')
    return changed.length > 0 ? 1 : 0

    async function run(script: string | undefined): Promise<Map<string, string>> {
      const report = join(work, script === undefined ? 'alone.json' : 'watched.json')
      const config = join(work, 'vitest.config.mjs')
      const setup = join(import.meta.dirname, 'setup.mjs')
      writeFileSync(config, configText(folder, script === undefined ? [] : [setup]))
      const flags = ['--config', config, '--root', folder, '--environment', 'jsdom', '--typecheck.enabled=false']
      await runNode([vitest, 'run', ...flags, '--reporter=json', `--outputFile=${report}`], {
        cwd: folder,
        env: { DRIFTSCOPE_AGENT: script ?? '', DRIFTSCOPE_HEARD: join(work, 'heard') },
      })
      if (!existsSync(report)) throw new Stop('vitest wrote no report; what it printed above says why.')
      const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
      return new Map(
        testResults.flatMap(({ name, assertionResults }) =>
          assertionResults.map(({ fullName, status }, at) => [`${name.replace(folder, '')} ${at} ${fullName}`, status]),
        ),
      )
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
})

/** The library's own vitest; throws what to do where there is none. */
function vitestOf(folder: string): string {
  const own = createRequire(pathToFileURL(join(folder, 'package.json')))
  try {
    own.resolve('jsdom')
    return join(own.resolve('vitest/package.json'), '..', 'vitest.mjs')
  } catch {
    throw new Stop(
      `${folder} has no vitest and jsdom installed: check the library out, and install what its tests need.`,
    )
  }
}

/** The library's own configuration, with ours before its own set-up. */
function configText(folder: string, setup: readonly string[]): string {
  const own = ['mts', 'ts', 'mjs', 'js'].map((end) => join(folder, `vitest.config.${end}`)).find(existsSync)
  const load = own === undefined ? '{}' : `(await import(${JSON.stringify(pathToFileURL(own).href)})).default`
  return `const own = ${load}
    const first = ${JSON.stringify(setup)}
    const server = { ...own.server, fs: { strict: false } }
    export default { ...own, server, test: { ...own.test, globals: true, setupFiles: [...first, ...[own.test?.setupFiles ?? []].flat()] } }`
}
