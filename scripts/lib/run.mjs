import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The script behind an installed command, to be run with node: no shell, so the same on every platform. */
export function bin(name, pkg = name) {
  const manifest = join(root, 'node_modules', pkg, 'package.json')
  const { bin: commands } = JSON.parse(readFileSync(manifest, 'utf8'))
  return join(dirname(manifest), typeof commands === 'string' ? commands : commands[name])
}

/** Runs a script with node and this terminal; resolves to its exit code. */
export const runNode = (args, options = {}) => runProgram(process.execPath, args, options)

/** Runs a program with this terminal (`stdio` says otherwise); resolves to its exit code, 1 when it cannot start. */
export function runProgram(program, args, { env = {}, stdio = 'inherit', cwd = root } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd, stdio, env: { ...process.env, ...env } })
    // At a terminal, Ctrl+C reaches the child by itself; a second one would make it give up its clean end.
    const pass = (signal) => process.stdin.isTTY || child.kill(signal)
    process.on('SIGINT', pass).on('SIGTERM', pass)
    const end = (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass)
      done(code)
    }
    child.on('error', () => end(1))
    child.on('close', (code) => end(code ?? 1))
  })
}

/** Runs a script with node and keeps what it says: `{ code, output }`, both streams in the order they came. */
export const captureNode = (args, options) => captureProgram(process.execPath, args, options)

/** As `captureNode`, for any program; code 1 when it cannot start. */
export function captureProgram(program, args, { env = {}, cwd = root, shell = false } = {}) {
  return new Promise((done) => {
    const stdio = ['ignore', 'pipe', 'pipe']
    const child = spawn(program, args, { cwd, stdio, shell, env: { ...process.env, ...env } })
    let output = ''
    const keep = (chunk) => {
      output += chunk
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.on('error', (error) => done({ code: 1, output: error.message }))
    child.on('close', (code) => done({ code: code ?? 1, output }))
  })
}

/** An end that a person can act on: the message is one sentence with its remedy, printed without a stack. */
export class Stop extends Error {}

/** Runs a script's `main`; turns a Stop into its sentence on stderr and exit code 1. */
export async function finish(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
