import { decode } from '../value/decode'
import type { Encoded } from '../value/encoded'
import { type Address, parseAddress } from './address'
import { isDictionary } from './entity'
import type { Entry, Timeline } from './merge'

/** abandoned: the page was left before the answer came. unheard: a beacon, of which no page hears the answer. */
export type Outcome = 'pending' | 'ok' | 'failed' | 'abandoned' | 'unheard'

/** A request with its answer. */
export interface Exchange {
  /** Unique in the recording: document and request. */
  id: string
  method: string
  address: Address
  /** The operation of a GraphQL request. */
  graphql?: { operation: string; mutation: boolean }
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
  /** Decoded; undefined where there is none. */
  body: unknown
  answer: unknown
}

const decoded = new WeakMap<object, unknown>()

/** All requests of a recording in order of their start. */
export function exchangesOf(timeline: Timeline): Exchange[] {
  const open = new Map<string, Exchange>()
  for (const entry of timeline.entries) {
    const { event, document } = entry
    if (event.type === 'request-started') {
      const exchange = begin(`${document.id}:${event.request}`, entry, event.method, event.url, event.body)
      if (event.beacon) exchange.outcome = 'unheard'
      open.set(exchange.id, exchange)
    } else if (event.type === 'request-finished' || event.type === 'request-failed' || event.type === 'response-read') {
      const exchange = open.get(`${document.id}:${event.request}`)
      if (exchange) proceed(exchange, entry)
    } else if (event.type === 'document-left') {
      abandon(open, document.id)
    }
  }
  return [...open.values()]
}

function begin(id: string, started: Entry, method: string, url: string, encodedBody: Encoded | undefined): Exchange {
  const body = parsed(decodeOnce(started.event, encodedBody))
  const address = parseAddress(url)
  const graphql = graphqlOperation(address, body)
  const verb = method.toUpperCase()
  return {
    id,
    method: verb,
    address,
    ...(graphql && { graphql }),
    started,
    outcome: 'pending',
    why: '',
    writes: graphql ? graphql.mutation : ['POST', 'PUT', 'PATCH', 'DELETE'].includes(verb),
    body,
    answer: undefined,
  }
}

function proceed(exchange: Exchange, entry: Entry): void {
  const { event } = entry
  if (event.type === 'response-read') {
    exchange.read = entry
    exchange.answer = parsed(decodeOnce(event, event.body))
    if (exchange.graphql && hasGraphqlErrors(exchange.answer)) fail(exchange, 'GraphQL errors')
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

function fail(exchange: Exchange, why: string): void {
  exchange.outcome = 'failed'
  exchange.why = why
}

function abandon(open: Map<string, Exchange>, document: string): void {
  for (const exchange of open.values()) {
    if (exchange.started.document.id === document && exchange.outcome === 'pending') exchange.outcome = 'abandoned'
  }
}

function graphqlOperation(address: Address, body: unknown): Exchange['graphql'] {
  if (!isDictionary(body) || typeof body.query !== 'string') return undefined
  const found = /^\s*(?:#.*\n\s*)*(query|mutation|subscription)?\s*(\w+)?/.exec(body.query)
  if (!found?.[1] && !/graphql/i.test(address.path) && !body.query.trimStart().startsWith('{')) return undefined
  const named = typeof body.operationName === 'string' ? body.operationName : found?.[2]
  return { operation: named ?? found?.[1] ?? 'query', mutation: found?.[1] === 'mutation' }
}

function hasGraphqlErrors(answer: unknown): boolean {
  return isDictionary(answer) && Array.isArray(answer.errors) && answer.errors.length > 0
}

/** `title=Storm+at+sea&done=true` */
const FORM = /^[\w.%+[\]-]+=[^\s&=]*(?:&[\w.%+[\]-]+=[^\s&=]*)*$/

/** Bodies may come as the text that was sent: JSON, or a form's fields. */
function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body
  if (FORM.test(body)) return Object.fromEntries(body.split('&').map((pair) => pair.split('=').map(unescaped)))
  if (!/^\s*[[{]/.test(body)) return body
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

function decodeOnce(event: object, encoded: Encoded | undefined): unknown {
  if (encoded === undefined) return undefined
  if (!decoded.has(event)) decoded.set(event, decode(encoded))
  return decoded.get(event)
}
