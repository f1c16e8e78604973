import * as v from 'valibot'
import { DriftscopeError, detailOf } from '../errors'
import { AgentSourceSchema, EventSchema } from '../timeline/event'
import { toAgentEvent } from './from-session'
import { endsInside } from './json-ends-inside'
import { type FormatVersion, VERSIONS } from './format-versions'
import type { Session } from './session'

/**
 * Reads a session file's text, of any version there ever was; members it does not know are kept. `name` is what messages
 * call the file. Throws a DriftscopeError: `session-empty`, `-truncated`, `-corrupt`, `-foreign`, `-from-the-future`, `-invalid`.
 */
export function parseSession(text: string, name = 'The file'): Session {
  const session = migrate(parseJson(text, name), name) as Session
  for (const [index, document] of session.environment.documents.entries())
    assertShape(v.array(AgentSourceSchema), document.agentSources, `environment.documents.${index}.agentSources`, name)
  for (const [index, event] of session.events.entries())
    assertShape(EventSchema, toAgentEvent(event), `events.${index}`, name)
  return session
}

/** Brings a session of any known version to the last of `versions`, checking each on the way. */
export function migrate(input: unknown, name: string, versions: readonly FormatVersion[] = VERSIONS): unknown {
  const version = versionOf(input, name)
  const known = versions.at(-1)?.version ?? 0
  if (version > known) throw new DriftscopeError('session-from-the-future', { name, version, known })
  let session = input
  for (const { schema, toNext } of versions.slice(version - 1)) {
    assertShape(schema, session, '', name)
    if (toNext) session = toNext(session)
  }
  return session
}

function parseJson(text: string, name: string): unknown {
  const json = text.replace(/^\uFEFF/, '')
  if (json.trim() === '') throw new DriftscopeError('session-empty', { name })
  try {
    return JSON.parse(json)
  } catch (error) {
    if (endsInside(json)) throw new DriftscopeError('session-truncated', { name })
    throw new DriftscopeError('session-corrupt', { name, detail: detailOf(error) })
  }
}

function versionOf(input: unknown, name: string): number {
  const foreign = (found: string) => new DriftscopeError('session-foreign', { name, found })
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw foreign('it holds no object')
  const { format, version } = input as Record<string, unknown>
  if ('log' in input && format === undefined) throw foreign('it looks like a HAR file')
  if (format === undefined) throw foreign('it has no "format"')
  if (format !== 'driftscope-session') throw foreign(`its format is ${JSON.stringify(format).slice(0, 80)}`)
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    throw foreign(`its version is ${JSON.stringify(version)?.slice(0, 80)}`)
  return version
}

function assertShape(schema: v.GenericSchema, input: unknown, at: string, name: string): void {
  const result = v.safeParse(schema, input, { abortEarly: true })
  if (result.success) return
  const [issue] = result.issues
  const where = [at, v.getDotPath(issue) ?? ''].filter(Boolean).join('.') || 'its root'
  throw new DriftscopeError('session-invalid', { name, where, detail: issue.message })
}
