import type { Frame } from '../diagnosis'
import type { Writer } from './event'

/** `    at Object.addItem [as add] (http://localhost/cart.js:41:7)`, `    at async http://localhost/cart.js:41:7`. */
const CHROMIUM = /^\s*at (?:async )?(?:(.*?) \()?((?:[a-z-]+:)?[^()\s]*?):(\d+):(\d+)\)?$/
/** `addItem@http://localhost/cart.js:41:7`, `setState/<@…`, `async*load@…`. */
const FIREFOX = /^(.*?)@(.*):(\d+):(\d+)$/

/** Code that carries a call on rather than causing it: libraries, and what bundlers name their chunks. */
const PLUMBING_URL =
  /\/node_modules\/|\/\.vite\/deps\/|[/.-](?:vendor|vendors|framework|react(?:-dom)?|zustand|immer|scheduler|idb-keyval)[.@/-]/i
const PLUMBING_NAME =
  /^(?:setState|set|api\.setState|setItem|getItem|persistImpl|newImpl|oldImpl|devtools|toThenable|then|catch|dispatch(?:Event)?|dispatchDiscreteEvent|dispatchContinuousEvent|flush\w*|perform\w+Work\w*|commit\w+|batchedUpdates\w*|executeDispatch\w*|processDispatch\w*|invokeGuardedCallback\w*|renderWithHooks\w*|run|Generator|asyncToGenerator|asyncGeneratorStep|step|fulfilled|rejected|new Promise|Promise|Promise\.then|Array\.\w+|Function\.\w+|produce|mutate)$/
/** One or two letters, perhaps with digits: what minifiers leave of a name. */
const MINIFIED = /^(?:.*\.)?[a-zA-Z_$][\w$]?\d?$/

/** Nobody writes lines this long by hand. */
const LONG_LINE = 300

const parsed = new WeakMap<Writer, Frame[]>()

/** A stack as the browser printed it, innermost call first; lines that name no place are left out. */
export function parseStack(stack: readonly string[]): Frame[] {
  return stack.flatMap((line) => parseLine(line) ?? [])
}

function parseLine(line: string): Frame | undefined {
  const match = CHROMIUM.exec(line) ?? FIREFOX.exec(line)
  if (!match) return undefined
  const [, fn = '', url = '', row = '', column = ''] = match
  return { fn: plainName(fn), url, line: Number(row), column: Number(column) }
}

/** `Object.addItem [as add]` → `addItem`, `Cart.add` stays, Firefox's `load/<` → `load`. */
function plainName(fn: string): string {
  return fn
    .replace(/^async\*/, '')
    .replace(/ \[as .*\]$/, '')
    .replace(/^(?:Object|Module|window|globalThis)\./, '')
    .replace(/(?:\/<|<)+$/, '')
    .replace(/^<anonymous>$/, '')
}

function isPlumbing(frame: Frame): boolean {
  return PLUMBING_URL.test(frame.url) || PLUMBING_NAME.test(frame.fn)
}

/** The frames worth opening, the writer's first: without library plumbing, or all where nothing else is left. */
export function writerFrames(writer: Writer | undefined): Frame[] {
  if (!writer) return []
  const known = parsed.get(writer)
  if (known) return known
  const frames = parseStack(writer.stack)
  const own = frames.filter((frame) => !isPlumbing(frame))
  const result = own.length > 0 ? own : frames
  parsed.set(writer, result)
  return result
}

/**
 * Who wrote: the name the agent gave, else the innermost frame of the app with a name that says something; in a minified
 * bundle the file and line, for the name would be made up. '' when the stack tells nothing.
 */
export function writerName(writer: Writer | undefined): string {
  if (writer?.name) return writer.name
  const frames = writerFrames(writer)
  const named = frames.find((frame) => frame.fn !== '' && !MINIFIED.test(frame.fn) && !PLUMBING_NAME.test(frame.fn))
  if (named) return named.fn
  const first = frames[0]
  return first ? place(first) : ''
}

/** `cart.ts:41`; in the long lines of a bundle with the column: `index-a1.js:1:20399`. */
export function place({ url, line, column }: Frame): string {
  const file = url
    .replace(/[?#].*$/, '')
    .split('/')
    .at(-1)
  return `${file === undefined || file === '' ? url : file}:${line}${column > LONG_LINE ? `:${column}` : ''}`
}
