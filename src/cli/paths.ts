import { resolve } from 'node:path'

/** A path as the user means it: relative to where they typed the command, not to where npm runs it. */
export const fromWhereTyped = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path)

/** Where files go that nobody named: in the project's folder. */
export const OUT = 'driftscope-out'

export const ownFile = (name: string): string => resolve(OUT, name)
