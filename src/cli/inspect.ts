import type { Arguments, Command } from './args'
import { fromWhereTyped } from './paths'
import { report } from './report'
import { readSession } from './session-file'

export const inspectCommand: Command = {
  name: 'inspect',
  argument: { what: 'session', optional: false, example: 'inspect driftscope-out/localhost-3000.session.json.gz' },
  help: 'Prints a saved session, as record does.',
  flags: {},
}

export function inspect({ argument = '' }: Arguments, print: (text: string) => void): number {
  print(report(readSession(fromWhereTyped(argument))))
  return 0
}
