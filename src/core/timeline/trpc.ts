import { type Address, queryFields, unescaped } from './address'
import { isDictionary } from './entity'
import type { ApiOperation } from './operation'
import { unwrapSuperjson } from './superjson'
import { parsedOr } from './parsed-or'

/** `/api/trpc/scenes.list,user.me` */
const PROCEDURES = /\/trpc\/([\w.,%-]+)$/
const LAST_SEGMENT = /\/([\w.,%-]+)$/

/** The procedures that a request calls, one or a batch (https://trpc.io/docs/rpc). */
export function trpcOperations(address: Address, method: string, body: unknown): ApiOperation[] {
  const fields = queryFields(address.query)
  const isBatch = fields.get('batch') === '1'
  const found = (isBatch ? LAST_SEGMENT : PROCEDURES).exec(address.path)?.[1]
  if (found === undefined || (method !== 'GET' && method !== 'POST')) return []
  const mutation = method === 'POST'
  // Of a long address that was cut the input is not known.
  const sent = mutation ? body : parsedOr(fields.get('input'))
  if (!isBatch) return [{ api: 'tRPC', name: unescaped(found), mutation, input: inputOf(sent), part: [] }]
  const names = unescaped(found).split(',')
  return names.map((name, index) => {
    const own = isDictionary(sent) ? sent[index] : Array.isArray(sent) ? (sent[index] as unknown) : undefined
    return { api: 'tRPC', name, mutation, input: inputOf(own), part: [index] }
  })
}

function inputOf(sent: unknown): unknown {
  const [input] = unwrapSuperjson(sent)
  return input ?? undefined
}
