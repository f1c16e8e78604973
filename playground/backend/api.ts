import * as v from 'valibot'
import type { Database } from './database'
import { type ResourceName, RESOURCES, isResource } from './resources'
import { deleteRow, getRow, insertRow, listRows, updateRow } from './rows'

export interface ApiRequest {
  method: string
  path: string
  query: URLSearchParams
  /** Reads and parses the JSON body; undefined when it is no JSON. */
  body: unknown
}
export interface Answer {
  status: number
  body?: unknown
  headers?: Record<string, string>
}

/** An answer that is an error: `{ error: { code, message } }`, with more members where they help. */
export function failure(status: number, code: string, message: string, more: object = {}): Answer {
  return { status, body: { error: { code, message }, ...more } }
}

/** The CRUD API under /api: lists and items of projects, scenes and messages. */
export function answerApi(database: Database, request: ApiRequest): Answer {
  const [, , name = '', id, ...rest] = request.path.split('/')
  if (!isResource(name) || rest.length > 0) return failure(404, 'unknown-route', `There is nothing at ${request.path}.`)
  return id === undefined || id === '' ? collection(database, name, request) : item(database, name, id, request)
}

function collection(database: Database, name: ResourceName, request: ApiRequest): Answer {
  if (request.method === 'GET') {
    return { status: 200, body: listRows(database, name, request.query.get('project') ?? undefined) }
  }
  if (request.method !== 'POST') return notAllowed(request, 'GET, POST')
  const parsed = v.safeParse(RESOURCES[name].create, request.body)
  if (!parsed.success) return invalid(parsed.issues)
  const row = parsed.output
  if (getRow(database, name, row.id)) return failure(409, 'id-taken', `There already is a row "${row.id}" in ${name}.`)
  const orphan = missingProject(database, row)
  if (orphan) return orphan
  insertRow(database, name, row)
  if ('author' in row && row.author === 'you') insertRow(database, 'messages', reply(row))
  return { status: 201, body: getRow(database, name, row.id), headers: { location: `/api/${name}/${row.id}` } }
}

function item(database: Database, name: ResourceName, id: string, request: ApiRequest): Answer {
  const current = getRow(database, name, id)
  if (!current) return failure(404, 'not-found', `There is no row "${id}" in ${name}.`)
  if (request.method === 'GET') return { status: 200, body: current }
  if (request.method === 'DELETE') {
    const version = request.query.get('version')
    if (version !== null && Number(version) !== current.version) return conflict(name, current)
    deleteRow(database, name, id)
    return { status: 204 }
  }
  if (request.method !== 'PATCH' && request.method !== 'PUT') return notAllowed(request, 'GET, PATCH, PUT, DELETE')
  const parsed = v.safeParse(RESOURCES[name][request.method === 'PUT' ? 'replace' : 'change'], request.body)
  if (!parsed.success) return invalid(parsed.issues)
  const { version, ...change } = parsed.output
  if (version !== undefined && version !== current.version) return conflict(name, current)
  const orphan = missingProject(database, change)
  if (orphan) return orphan
  updateRow(database, name, id, change)
  return { status: 200, body: getRow(database, name, id) }
}

function missingProject(database: Database, row: object): Answer | null {
  if (!('projectId' in row) || typeof row.projectId !== 'string') return null
  if (getRow(database, 'projects', row.projectId)) return null
  return failure(422, 'unknown-project', `projectId: there is no project "${row.projectId}".`)
}

function reply(message: { id: string; projectId: string; text: string }) {
  const words = message.text.trim().split(/\s+/).length
  const text = message.text.endsWith('?')
    ? 'Good question. Change one line and watch the preview.'
    : `Noted, ${words} ${words === 1 ? 'word' : 'words'} on the board.`
  return { id: `r-${message.id}`.slice(0, 64), projectId: message.projectId, author: 'studio', text }
}

function conflict(name: ResourceName, current: { id: string; version: number }): Answer {
  const message = `"${current.id}" in ${name} is at version ${current.version} by now.`
  return failure(409, 'version-conflict', message, { current })
}

function notAllowed(request: ApiRequest, allow: string): Answer {
  const answer = failure(405, 'method-not-allowed', `${request.path} takes ${allow}.`)
  return { ...answer, headers: { allow } }
}

function invalid(issues: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): Answer {
  const message = issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`).join('; ')
  return failure(422, 'invalid', message)
}
