import type { Path } from '../value/path'
import { type Address, parseAddress, queryFields } from './address'
import { decodedBody } from './bodies'
import type { AgentEvent } from './event'
import { amountsTo } from './kin'
import type { Entry, Timeline } from './merge'
import type { ApiOperation } from './operation'
import { answerTo } from './operation-answer'
import { operationsOf } from './operations'

/** abandoned: the page was left before the answer came. unheard: a beacon, of which no page hears the answer. */
export type Outcome = 'pending' | 'ok' | 'failed' | 'abandoned' | 'unheard'

/** A request with its answer. */
export interface Exchange {
  /** Unique in the recording: document and request, and which of its operations. */
  id: string
  /** `<document>:<request>`, the same for all operations of a batch. */
  request: string
  /** Of an operation what it amounts to: GET for a query, else POST, PATCH or DELETE. */
  method: string
  address: Address
  /** Of an API that has one address for everything. */
  operation?: ApiOperation
  started: Entry
  /** request-finished or request-failed. */
  ended?: Entry
  read?: Entry
  status?: number
  outcome: Outcome
  /** `500`, `no answer: Failed to fetch`, `aborted`, `GraphQL errors`; '' unless failed. */
  why: string
  /** Asks for a change of the server's data. */
  writes: boolean
  /** Decoded; undefined where there is none. Of an operation its input and its data, without what the protocol wraps them in. */
  body: unknown
  answer: unknown
  /** Where `answer` stands in what was answered. */
  answerAt: Path
  /** Asked by Driftscope for a person: it tells what the server holds, and is no traffic of the app. */
  again?: true
}

/** All requests of a recording in order of their start; a batch of operations is as many. */
export function exchangesOf(timeline: Timeline): Exchange[] {
  const open = new Map<string, Exchange[]>()
  for (const entry of timeline.entries) {
    const { event, document } = entry
    if (event.type === 'request-started') {
      const exchanges = begin(`${document.id}:${event.request}`, entry, event)
      if (event.beacon) for (const exchange of exchanges) exchange.outcome = 'unheard'
      open.set(`${document.id}:${event.request}`, exchanges)
    } else if (event.type === 'request-finished' || event.type === 'request-failed' || event.type === 'response-read') {
      for (const exchange of open.get(`${document.id}:${event.request}`) ?? []) proceed(exchange, entry)
    } else if (event.type === 'document-left') {
      abandon(open, document.id)
    }
  }
  return [...open.values()].flat()
}

/** `POST /api/scenes`, `mutation AddScene` */
export function lineOf({ method, address, operation, again }: Exchange): string {
  const asked = operation
    ? `${operation.mutation ? 'mutation' : 'query'} ${operation.name}`
    : `${method} ${address.path}`
  return again ? `${asked} (fetched again by Driftscope)` : asked
}

/** Which part of a collection was asked for (pages, searches): the query of the address, the input of an operation; '' for all. */
export function partOf({ address, operation }: Exchange): string {
  if (!operation) return address.query
  return operation.input === undefined ? '' : JSON.stringify(operation.input)
}

function begin(request: string, started: Entry, event: Extract<AgentEvent, { type: 'request-started' }>): Exchange[] {
  const body = parsed(decodedBody(event, event.body))
  const address = parseAddress(event.url)
  const verb = event.method.toUpperCase()
  const plain: Exchange = {
    id: request,
    request,
    method: verb,
    address,
    started,
    outcome: 'pending',
    why: '',
    writes: ['POST', 'PUT', 'PATCH', 'DELETE'].includes(verb),
    body,
    answer: undefined,
    answerAt: [],
    ...(event.by === 'driftscope' && { again: true }),
  }
  const operations = operationsOf(address, verb, body)
  if (operations.length === 0) return [plain]
  return operations.map((operation, index) => ({
    ...plain,
    id: index === 0 ? request : `${request}/${index}`,
    method: operation.mutation ? amountsTo(operation.name) : 'GET',
    operation,
    writes: operation.mutation,
    body: operation.input,
  }))
}

function proceed(exchange: Exchange, entry: Entry): void {
  const { event } = entry
  if (event.type === 'response-read') {
    exchange.read = entry
    takeAnswer(exchange, parsed(decodedBody(event, event.body)))
  } else if (event.type === 'request-failed') {
    exchange.ended = entry
    fail(exchange, event.aborted ? 'aborted' : `no answer: ${event.error.message}`)
  } else if (event.type === 'request-finished') {
    exchange.ended = entry
    exchange.status = event.status
    if (event.status >= 400) fail(exchange, String(event.status))
    else if (exchange.outcome !== 'failed') exchange.outcome = 'ok'
  }
}

function takeAnswer(exchange: Exchange, answer: unknown): void {
  exchange.answer = answer
  if (!exchange.operation) return
  const { data, at, error } = answerTo(exchange.operation, answer)
  exchange.answer = data
  exchange.answerAt = at
  if (error !== '') fail(exchange, error)
}

function fail(exchange: Exchange, why: string): void {
  exchange.outcome = 'failed'
  exchange.why = why
}

function abandon(open: Map<string, Exchange[]>, document: string): void {
  for (const exchange of [...open.values()].flat()) {
    if (exchange.started.document.id === document && exchange.outcome === 'pending') exchange.outcome = 'abandoned'
  }
}

/** `title=Storm+at+sea&done=true` */
const FORM = /^[\w.%+[\]-]+=[^\s&=]*(?:&[\w.%+[\]-]+=[^\s&=]*)*$/

/** Bodies may come as the text that was sent: JSON, or a form's fields. */
function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body
  if (FORM.test(body)) return Object.fromEntries(queryFields(body))
  if (!/^\s*[[{]/.test(body)) return body
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
