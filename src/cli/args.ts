import { parseArgs } from 'node:util'
import { DriftscopeError } from '../core/errors'
import { WIDTH, wrap } from './table'

/** A flag of a command: a switch, or one that takes a value; `values` lists the ones it may have. */
export interface Flag {
  takes?: string
  values?: readonly string[]
  help: string
}

export interface Command {
  name: string
  /** What it needs after its name; `optional` when it can do without. */
  argument: { what: string; optional: boolean; example: string }
  help: string
  flags: Record<string, Flag>
}

export interface Arguments {
  argument: string | undefined
  /** Flags that were given: their value, '' for a switch. */
  flags: Map<string, string>
}

/** Reads what follows a command's name. Throws `flag-unknown`, `flag-invalid`, `argument-missing`, `argument-extra`. */
export function parseArguments(command: Command, words: readonly string[]): Arguments {
  const { name, flags: known, argument } = command
  const options = Object.fromEntries(
    Object.entries(known).map(([flag, { takes }]) => [
      flag,
      { type: takes === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  const { tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true })
  const flags = new Map<string, string>()
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind === 'option') flags.set(token.name, valueOf(command, token.name, token.rawName, token.value))
  }
  const [first, second] = positionals
  if (second !== undefined) throw new DriftscopeError('argument-extra', { command: name, argument: second })
  if (first === undefined && !argument.optional)
    throw new DriftscopeError('argument-missing', { command: name, argument: argument.what, example: argument.example })
  return { argument: first, flags }
}

function valueOf(command: Command, name: string, flag: string, value: string | undefined): string {
  const known = Object.hasOwn(command.flags, name) ? command.flags[name] : undefined
  if (!known) {
    const list = Object.keys(command.flags).map((each) => `--${each}`)
    throw new DriftscopeError('flag-unknown', { flag, command: command.name, known: list.join(', ') || 'none' })
  }
  const { takes, values } = known
  const found = value === undefined ? 'nothing' : `"${value}"`
  if (takes === undefined) {
    if (value !== undefined) throw new DriftscopeError('flag-invalid', { flag, found, expected: 'no value' })
    return ''
  }
  const missing = value === undefined || value === '' || value.startsWith('--')
  if (missing || (values && !values.includes(value)))
    throw new DriftscopeError('flag-invalid', { flag, found, expected: values?.join(' or ') ?? takes })
  return value
}

/** Where the help of flags begins. */
const COLUMN = 34

/** `record <url> [--flow <file>] …`, then a line for each flag. */
export function usage({ name, argument, help, flags }: Command): string {
  const what = argument.optional ? `[${argument.what}]` : `<${argument.what}>`
  const rows = Object.entries(flags).map(([flag, { takes, values, help: about }]) => {
    const shown = `--${flag}${takes === undefined ? '' : ` <${values?.join('|') ?? takes}>`}`
    const [first = '', ...more] = wrap(about, WIDTH - COLUMN)
    return [`    ${shown}`.padEnd(COLUMN) + first, ...more.map((line) => ' '.repeat(COLUMN) + line)].join('\n')
  })
  return [`  ${name} ${what}`, `      ${help}`, ...rows].join('\n')
}
