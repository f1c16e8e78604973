import { isObject } from './fiber'

/** What React says when the server's HTML is not what the client renders. */
export interface ReactError {
  kind: 'text' | 'element'
  error: string
  component?: string
  /** The elements around it, innermost first. */
  elements: string[]
  server?: string
  client?: string
}

const MINIFIED = /Minified React error #(\d+)/
const IN_WORDS = /hydration failed|does not match server-rendered|didn't match the client|did not match/i

/** What minified builds say by number; React 19 adds `text` or `HTML` to the first. */
const MEANING: { [code: string]: string } = {
  418: "hydration failed, the server's HTML is not what the client rendered first",
  425: "the server's text is not what the client rendered first",
}

/** A mismatch, of all that React recovers from; undefined for what the app threw and for HTML the server gave up on. */
export function mismatchError(error: unknown, info: unknown): ReactError | undefined {
  const message = textOf(error, 'message') ?? (typeof error === 'string' ? error : '')
  const code = MINIFIED.exec(message)?.[1]
  const meaning = code === undefined ? undefined : MEANING[code]
  const { component, elements } = readStack(textOf(info, 'componentStack') ?? '')
  const own = { elements, ...(component !== undefined && { component }) }
  if (meaning !== undefined) {
    const isText = code === '425' || /[?&]args\[\]=text\b/.test(message)
    return { kind: isText ? 'text' : 'element', error: `React error #${code}: ${meaning}.`, ...own }
  }
  if (code !== undefined || !IN_WORDS.test(message)) return undefined
  const kind = /rendered text|text content/i.test(message) ? 'text' : 'element'
  return { kind, error: firstSentence(message), ...own, ...sides(message) }
}

const firstSentence = (message: string): string => (/^.*?(?:\.(?=\s)|$)/m.exec(message)?.[0] ?? message).slice(0, 500)

/** React 19 in development prints the tree with `+` before the client's lines and `-` before the server's. */
function sides(message: string): { server?: string; client?: string } {
  // The lines before the link are a list of usual causes.
  const lines = (message.split('hydration-mismatch')[1] ?? '').split('\n')
  const said = (sign: string): string | undefined =>
    lines
      .find((line) => line.startsWith(`${sign} `))
      ?.slice(1)
      .trim()
      .slice(0, 2_000)
  const [client, server] = [said('+'), said('-')]
  return { ...(server !== undefined && { server }), ...(client !== undefined && { client }) }
}

/** The innermost component, and the elements: in React's stacks only components have a place in a file. */
function readStack(stack: string): { component?: string; elements: string[] } {
  const elements: string[] = []
  let component: string | undefined
  for (const line of stack.split('\n')) {
    const [, name, place] = /^\s*(?:at )?([^\s(@]+)(?:@| \()?(.*)/.exec(line) ?? []
    if (name === undefined || /^(?:Suspense|SuspenseList|Activity|Lazy)$/.test(name)) continue
    const isPlaced = place !== '' && !/^(?:<anonymous>|unknown:0:0)/.test(place ?? '')
    if (!isPlaced && !/^[A-Z]/.test(name)) elements.push(name.toLowerCase())
    else component ??= name.slice(0, 200)
  }
  return { elements, ...(component !== undefined && { component }) }
}

function textOf(owner: unknown, name: string): string | undefined {
  const value: unknown = isObject(owner) ? Reflect.get(owner, name) : undefined
  return typeof value === 'string' ? value : undefined
}
