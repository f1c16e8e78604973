import { captureNode } from './run.mjs'

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/**
 * Runs steps `{ name, args, summary? }` one after the other and prints a line for each. `args` go to node;
 * `summary(output)` adds what is worth reading. The first failure prints its output and ends the run with `false`.
 */
export async function runSteps(steps) {
  for (const { name, args, summary } of steps) {
    const started = Date.now()
    const { code, output } = await captureNode(args, { env: { FORCE_COLOR: undefined, NO_COLOR: '1' } })
    if (code !== 0) {
      console.log(`✗ ${name}  ${seconds(started)}\n\n${output.trim()}\n`)
      return false
    }
    const more = summary?.(output)
    console.log(`✓ ${name.padEnd(20)} ${seconds(started).padStart(7)}${more ? `  ${more}` : ''}`)
  }
  return true
}

export const typeSteps = (tsc) =>
  ['pure', 'page', 'extension', 'node'].map((name) => ({
    name: `types (${name})`,
    args: [tsc, '-p', `tsconfig.${name}.json`],
  }))
