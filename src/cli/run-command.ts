import { DriftscopeError } from '../core/errors'
import { type Arguments, type Command, parseArguments, usage } from './args'
import { inspect, inspectCommand } from './inspect'
import { open, openCommand } from './open'
import { record, recordCommand } from './record'

type Run = (args: Arguments, print: (text: string) => void) => Promise<number> | number

const COMMANDS: readonly (readonly [Command, Run])[] = [
  [openCommand, open],
  [recordCommand, record],
  [inspectCommand, inspect],
]
const HELP = ['Usage: npm run -s driftscope -- <command> …', ...COMMANDS.map(([command]) => usage(command))].join(
  '\n\n',
)

/** Runs a command line; resolves to its exit code: 2 for whatever could not be done as asked. */
export async function runCommand([name, ...words]: readonly string[], print: (text: string) => void): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    print(HELP)
    return name === undefined ? 2 : 0
  }
  const [command, run] = COMMANDS.find(([known]) => known.name === name) ?? []
  if (!command || !run) {
    const known = COMMANDS.map(([each]) => each.name).join(', ')
    throw new DriftscopeError('command-unknown', { command: name, known })
  }
  if (words.includes('--help')) {
    print(usage(command))
    return 0
  }
  return run(parseArguments(command, words), print)
}
