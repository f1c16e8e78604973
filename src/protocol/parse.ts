import * as v from 'valibot'
import { MESSAGE_LIMIT, TAIL_LIMIT } from './limits'
import {
  type FromAgent,
  FromAgentSchema,
  type Tail,
  TailSchema,
  type ToAgent,
  ToAgentSchema,
  type ToClient,
  ToClientSchema,
} from './messages'

/** A message whose shape was checked, or why it was refused. */
export type Parsed<T> = { ok: true; message: T } | { ok: false; problem: string }

const refuse = (problem: string): { ok: false; problem: string } => ({ ok: false, problem })

/** Checks the shape of a message of the extension itself, which no page can send. */
export function check<S extends v.GenericSchema>(schema: S, input: unknown): Parsed<v.InferOutput<S>> {
  const result = v.safeParse(schema, input)
  if (result.success) return { ok: true, message: result.output }
  const [issue] = result.issues
  const where = v.getDotPath(issue) ?? ''
  return refuse(`${where.slice(0, 200)}: ${issue.message.slice(0, 300)}`)
}

function checkText<S extends v.GenericSchema>(
  schema: S,
  input: unknown,
  limit: number,
  read: (text: string) => unknown = JSON.parse,
): Parsed<v.InferOutput<S>> {
  if (typeof input !== 'string') return refuse(`not text but ${typeof input}`)
  if (input.length > limit) return refuse(`${input.length} characters, more than ${limit}`)
  let value: unknown
  try {
    value = read(input)
  } catch {
    return refuse('not JSON')
  }
  return check(schema, value)
}

/** A message is one line of JSON; what follows it, of a piece, is its `text`: neither escaped nor looked at by those who pass it on. */
function readLines(input: string): unknown {
  const end = input.indexOf('\n')
  if (end === -1) return JSON.parse(input)
  const message: unknown = JSON.parse(input.slice(0, end))
  return typeof message === 'object' ? { ...message, text: input.slice(end + 1) } : message
}

/** Reads what came from a page's agent: text of at most `MESSAGE_LIMIT` characters. Never throws. */
export const parseFromAgent = (input: unknown): Parsed<FromAgent> =>
  checkText(FromAgentSchema, input, MESSAGE_LIMIT, readLines)

/** How each text of an agent begins. */
const HEAD = /^\{"type":"[a-z-]+","document":"([^"\\]{1,100})"/

/**
 * Whose message the text is that came from a page's agent; undefined where it is none. What the agent says first is enough to pass the
 * text on: this runs on the page's main thread, and whoever hears the message checks all of it. Never throws.
 */
export function documentOf(input: string): string | undefined {
  if (input.length > MESSAGE_LIMIT) return undefined
  const [, document] = HEAD.exec(input) ?? []
  if (document !== undefined) return document
  const parsed = parseFromAgent(input)
  return parsed.ok ? parsed.message.document : undefined
}

/** Reads what a client hears: text of at most `MESSAGE_LIMIT` characters. Never throws. */
export const parseToClient = (input: unknown): Parsed<ToClient> =>
  checkText(ToClientSchema, input, MESSAGE_LIMIT, readLines)

/** Checks what the pieces of a message make. Never throws. */
export const checkToClient = (input: unknown): Parsed<ToClient> => check(ToClientSchema, input)

/** Reads what a client says to the agents: JSON text of at most `MESSAGE_LIMIT` characters. Never throws. */
export const parseToAgent = (input: unknown): Parsed<ToAgent> => checkText(ToAgentSchema, input, MESSAGE_LIMIT)

/** Reads the tail of a document: JSON text of at most `TAIL_LIMIT` characters. Never throws. */
export const parseTail = (input: unknown): Parsed<Tail> => checkText(TailSchema, input, TAIL_LIMIT)
