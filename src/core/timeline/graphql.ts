import { type Address, queryFields } from './address'
import { type Dictionary, isDictionary } from './entity'
import type { ApiOperation } from './operation'
import { parsedOr } from './parsed-or'
import { textHash } from '../value/text-hash'

const HEAD = /^\s*(?:#.*\n\s*)*(query|mutation|subscription)?\s*(\w+)?/
/** The first field that is asked for: `query ($id: ID!) { scene(id: $id) { title } }`. */
const FIRST_FIELD = /^[^{]*\{\s*(?:\w+\s*:\s*)?(\w+)/

/** The operations of a GraphQL request: POSTed, batched as a list, or in the query of a GET. */
export function graphqlOperations(address: Address, body: unknown): ApiOperation[] {
  if (Array.isArray(body)) {
    const all = body.map((each: unknown, index) => operation(address, each, [index]))
    return all.every((each) => each !== undefined) ? all : []
  }
  const asked = body === undefined ? inQuery(address) : body
  const one = operation(address, asked, [])
  return one ? [one] : []
}

function inQuery({ path, query }: Address): Dictionary | undefined {
  if (!/graphql/i.test(path)) return undefined
  const fields = Object.fromEntries(queryFields(query))
  return { ...fields, variables: parsedOr(fields.variables), extensions: parsedOr(fields.extensions) }
}

function operation({ path }: Address, asked: unknown, part: ApiOperation['part']): ApiOperation | undefined {
  if (!isDictionary(asked)) return undefined
  const input = isDictionary(asked.variables) && Object.keys(asked.variables).length > 0 ? asked.variables : undefined
  const named = typeof asked.operationName === 'string' && asked.operationName !== '' ? asked.operationName : undefined
  const text = asked.query
  if (typeof text !== 'string') {
    // A persisted query: its text is known to the server only.
    const name = named ?? persistedName(asked)
    if (name === undefined || !/graphql/i.test(path)) return undefined
    return { api: 'GraphQL', name, mutation: /mutation$/i.test(name), input, part }
  }
  const [, kind, given] = HEAD.exec(text) ?? []
  if (!kind && !/graphql/i.test(path) && !text.trimStart().startsWith('{')) return undefined
  const [, field] = FIRST_FIELD.exec(text) ?? []
  const name = named ?? given ?? `${field ?? ''}#${textHash(text.replaceAll(/\s+/g, ' '))}`
  return { api: 'GraphQL', name, ...(field !== undefined && { field }), mutation: kind === 'mutation', input, part }
}

function persistedName({ extensions, doc_id, documentId, id }: Dictionary): string | undefined {
  const persisted = isDictionary(extensions) && isDictionary(extensions.persistedQuery) ? extensions.persistedQuery : {}
  const hash = persisted.sha256Hash ?? doc_id ?? documentId ?? id
  return typeof hash === 'string' && hash !== '' ? `#${hash.slice(0, 8)}` : undefined
}
