import type { Path } from '../value/path'
import { type Dictionary, isDictionary } from './entity'
import type { ApiOperation } from './operation'
import { unwrapSuperjson } from './superjson'

/** What an answer says to one operation, without what the protocol wraps it in. */
export interface OperationAnswer {
  data: unknown
  /** Where `data` stands in the answer. */
  at: Path
  /** `GraphQL errors`, `tRPC error: FORBIDDEN`; '' where it went well. */
  error: string
}

export function answerTo(operation: ApiOperation, answer: unknown): OperationAnswer {
  let own: unknown = answer
  for (const step of operation.part) own = Array.isArray(own) && typeof step === 'number' ? own[step] : undefined
  if (!isDictionary(own))
    return { data: operation.part.length === 0 ? answer : undefined, at: operation.part, error: '' }
  const opened = operation.api === 'tRPC' ? openTrpc(own) : openGraphql(own)
  return { ...opened, at: [...operation.part, ...opened.at] }
}

function openTrpc(own: Dictionary): OperationAnswer {
  if (own.error !== undefined && own.error !== null) return { data: undefined, at: [], error: trpcError(own.error) }
  if (!isDictionary(own.result) || !('data' in own.result)) return { data: undefined, at: [], error: '' }
  const [data, inside] = unwrapSuperjson(own.result.data)
  return { data, at: ['result', 'data', ...inside], error: '' }
}

function trpcError(error: unknown): string {
  const [inner] = unwrapSuperjson(error)
  const code = isDictionary(inner) && isDictionary(inner.data) ? inner.data.code : undefined
  return `tRPC error${typeof code === 'string' ? `: ${code}` : ''}`
}

/** A single root field is the thing that was asked for: `{ data: { scenes: […] } }`. */
function openGraphql(own: Dictionary): OperationAnswer {
  const error = Array.isArray(own.errors) && own.errors.length > 0 ? 'GraphQL errors' : ''
  if (!('data' in own)) return { data: error === '' ? own : undefined, at: [], error }
  const { data } = own
  const fields = isDictionary(data) ? Object.keys(data).filter((key) => key !== '__typename') : []
  const [field] = fields
  if (!isDictionary(data) || field === undefined || fields.length > 1) return { data, at: ['data'], error }
  return { data: data[field], at: ['data', field], error }
}
