import type { Moment } from './fact'
import { placeOf } from './frames'
import { defineProperty, getOwnPropertyDescriptor, PlainError } from './primordials'

/** Frames taken per stack; ours and the library's are among them. */
const DEPTH = 25
/** The same where a store is found: our own frames are many there, and it happens once. */
export const DEEP = 50

/** How the browser names this script in a stack: everything before `:line:column`. */
const ownScript = scriptOf(new PlainError())

/** The present stack, unread: a few microseconds now, its text only if somebody asks. The page's own limit stays. */
export function captureStack(depth = DEPTH): Error {
  const limit: unknown = PlainError.stackTraceLimit
  if (typeof limit !== 'number') return new PlainError()
  try {
    PlainError.stackTraceLimit = depth
  } catch {
    return new PlainError() // a page that froze its intrinsics
  }
  const error = new PlainError()
  PlainError.stackTraceLimit = limit
  return error
}

/** Stacks per second that are taken whatever they cost; beyond that one in so many. */
const PER_SECOND = 1_000
const ONE_IN = 500
/** The same for a synchronous run, in which so many changes can only be a loop. */
const PER_RUN = 20

/** Says yes to every stack, until somebody asks for so many that they would slow the page down. */
export class StackSampler {
  private since = 0
  private count = 0
  private run = -1
  private countOfRun = 0

  /** `at` is the present time. Whoever asks takes the stack: with a debugger attached each frame of it costs, ours too. */
  isDue(at: number): boolean {
    if (at - this.since > 1_000) {
      this.since = at
      this.count = 0
    }
    return ++this.count <= PER_SECOND || this.count % ONE_IN === 0
  }

  /** The same for what may happen any number of times in the synchronous run `run`. */
  isDueInRun({ at, run }: Moment): boolean {
    if (run !== this.run) {
      this.run = run
      this.countOfRun = 0
    }
    return (++this.countOfRun <= PER_RUN || this.countOfRun % ONE_IN === 0) && this.isDue(at)
  }
}

/** Texts of stacks that were read lately: what writes often writes from the same place. */
const read = new Map<string, string[]>()
const READ = 50

/** The frames of a captured stack without ours, innermost first, as the browser printed them. */
export function framesOf(error: Error): string[] {
  const text = readStack(error)
  if (text === undefined) return []
  const known = read.get(text)
  if (known) return known
  const frames = framesIn(text)
  if (read.size >= READ) read.clear()
  read.set(text, frames)
  return frames
}

function framesIn(text: string): string[] {
  const lines = text.split('\n')
  const frames: string[] = []
  for (const line of lines) {
    const frame = line.trim()
    const isFrame = frame.startsWith('at ') || frame.includes('@')
    if (isFrame && !(ownScript && frame.includes(ownScript))) frames.push(frame.slice(0, 500))
  }
  return frames
}

/** The page's `Error.prepareStackTrace` would run on the first read: it is taken out of the way meanwhile. */
function readStack(error: Error): string | undefined {
  const own = getOwnPropertyDescriptor(PlainError, 'prepareStackTrace')
  if (!own) return stackText(error)
  const blank = { __proto__: null, value: undefined, configurable: true, writable: true }
  const cleared = own.configurable ? defineProperty(PlainError, 'prepareStackTrace', blank) : own.value === undefined
  if (!cleared) return undefined
  try {
    return stackText(error)
  } finally {
    if (own.configurable) defineProperty(PlainError, 'prepareStackTrace', own)
  }
}

function stackText(error: Error): string | undefined {
  const stack: unknown = error.stack
  return typeof stack === 'string' ? stack : undefined
}

function scriptOf(error: Error): string {
  for (const line of (error.stack ?? '').split('\n')) {
    const place = placeOf(line.trim())
    if (place !== undefined) return place.replace(/:\d+:\d+$/, ':')
  }
  return ''
}
