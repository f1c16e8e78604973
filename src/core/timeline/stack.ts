import type { Frame } from '../diagnosis'
import type { Writer } from './event'

/** `    at Object.addItem [as add] (http://localhost/cart.js:41:7)`, `    at async http://localhost/cart.js:41:7`. */
const CHROMIUM = /^\s*at (?:async )?(?:(.*?) \()?((?:[a-z-]+:)?[^()\s]*?):(\d+):(\d+)\)?$/
/** `addItem@http://localhost/cart.js:41:7`, `setState/<@…`, `promise callback*load@…`. */
const FIREFOX = /^(.*?)@(.*):(\d+):(\d+)$/

/** What Firefox says a call waited for: `async*`, `promise callback*`, `setTimeout handler*`, `EventListener.handleEvent*`. */
const AWAITED = /^[A-Za-z. ]+\*/

/** Code that carries a call on rather than causing it: libraries, and what bundlers name their chunks. */
const PLUMBING_URL =
  /\/node_modules\/|\/\.vite\/deps\/|[/.-](?:vendor|vendors|framework|react(?:-dom)?|zustand|immer|scheduler|idb-keyval)[.@/-]/i
const PLUMBING_NAME =
  /^(?:(?:\w{1,3}\.)?setState|set|setItem|getItem|persistImpl|newImpl|oldImpl|devtools|toThenable|then|catch|dispatch(?:Event)?|dispatchDiscreteEvent|dispatchContinuousEvent|flush\w*|perform\w+Work\w*|commit\w+|batchedUpdates\w*|(?:\w{1,3}\.)?withExtraArgument|executeDispatch\w*|processDispatch\w*|invokeGuardedCallback\w*|renderWithHooks\w*|run|Generator|asyncToGenerator|asyncGeneratorStep|step|fulfilled|rejected|new Promise|Promise|Promise\.then|Array\.\w+|Function\.\w+|produce|mutate)$/
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

/** `Object.addItem [as add]` → `addItem`, `Cart.add` stays, Firefox's `load/<` → `load` and `load/api.set` → `api.set`. */
function plainName(fn: string): string {
  return fn
    .replace(AWAITED, '')
    .replace(/ \[as .*\]$/, '')
    .replace(/^(?:Object|Module|window|globalThis)\./, '')
    .replace(/(?:\/<|<)+$/, '')
    .replace(/^.*\/(?=[\w$])/, '')
    .replace(/^.*\.(?=[\w$]+\.[\w$]+$)/, '')
    .replace(/^<anonymous>$/, '')
}

/** Whether a frame is of code that carries a call on rather than causing it. */
export function isPlumbing(frame: Frame): boolean {
  return PLUMBING_URL.test(frame.url) || PLUMBING_NAME.test(frame.fn)
}

/**
 * The frames worth opening, the writer's first: without library plumbing, or all where nothing else is left. In a bundle
 * the library is minified with the app; there the first frame that kept a name of its own is taken for the writer's.
 */
export function writerFrames(writer: Writer | undefined): Frame[] {
  if (!writer) return []
  const known = parsed.get(writer)
  if (known) return known
  const frames = stackFrames(writer)
  const own = frames.filter((frame) => !isPlumbing(frame))
  const result = own.length > 0 ? own.slice(Math.max(0, own.findIndex(isTelling))) : frames
  parsed.set(writer, result)
  return result
}

/** All frames of a writer, innermost call first, but those in which a store only told its listeners. */
export function stackFrames(writer: Writer): Frame[] {
  return parseStack(pastNotification(writer.stack))
}

/** A store tells its listeners from within its own setter: `Set.forEach`, and the call that made it, are the store's. */
function pastNotification(stack: readonly string[]): readonly string[] {
  const round = stack.slice(0, 3).findIndex((line) => /\bSet\.forEach\b/.test(line))
  const rest = round < 0 ? [] : stack.slice(round + 2)
  return rest.length > 0 ? rest : stack
}

/** `HTMLButtonElement.<anonymous>` is any listener. */
const isTelling = ({ fn }: Frame): boolean =>
  fn !== '' && !fn.endsWith('<anonymous>') && !MINIFIED.test(fn) && !PLUMBING_NAME.test(fn)

/**
 * Who wrote: the name the agent gave, else the innermost frame of the app with a name that says something; in a minified
 * bundle the file and line, for the name would be made up. '' when the stack tells nothing.
 */
export function writerName(writer: Writer | undefined): string {
  const first = writerFrames(writer)[0]
  return calledName(writer) || (first ? place(first) : '')
}

/** The same where it is a name; '' where only the place is known. */
export function calledName(writer: Writer | undefined): string {
  if (writer?.name) return writer.name
  const first = writerFrames(writer)[0]
  return first && isTelling(first) ? first.fn : ''
}

/**
 * `cart.ts:41`; in the long lines of a bundle with the column: `index-a1.js:1:20399`; in a page's own scripts as DevTools call it:
 * `(index):5`.
 */
export function place({ url, line, column }: Omit<Frame, 'fn'>): string {
  const address = url.replace(/[?#].*$/, '')
  const file = address.split('/').at(-1) || (/^https?:/.test(address) ? '(index)' : url)
  return `${file}:${line}${column > LONG_LINE ? `:${column}` : ''}`
}
