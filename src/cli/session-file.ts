import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { DriftscopeError, detailOf } from '../core/errors'
import { parseSession } from '../core/session/parse-session'
import type { Session } from '../core/session/session'
import json from '../exporters/json'

/** Makes the folder of a file that will be written at the end, so that a bad path is told at the beginning. */
export function prepareFolder(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
  } catch (error) {
    throw new DriftscopeError('file-unwritable', { file, detail: detailOf(error) })
  }
}

/** Writes a session; packed when the name ends in .gz. */
export function writeSession(file: string, session: Session): void {
  const text = json.write(session)
  try {
    writeFileSync(file, file.endsWith('.gz') ? gzipSync(text) : text)
  } catch (error) {
    throw new DriftscopeError('file-unwritable', { file, detail: detailOf(error) })
  }
}

/** Reads a session file, packed or not. Throws a DriftscopeError for everything that is none. */
export function readSession(file: string): Session {
  const name = basename(file)
  if (!existsSync(file)) throw new DriftscopeError('file-missing', { file, what: 'session file' })
  return parseSession(unpack(readFileOrThrow(file), name), name)
}

function readFileOrThrow(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new DriftscopeError('session-corrupt', { name: basename(file), detail: detailOf(error) })
  }
}

/** gzip is told by its first two bytes, whatever the file is called. */
function unpack(bytes: Buffer, name: string): string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8')
  try {
    return gunzipSync(bytes).toString('utf8')
  } catch (error) {
    if (detailOf(error).includes('unexpected end')) throw new DriftscopeError('session-truncated', { name })
    throw new DriftscopeError('session-corrupt', { name, detail: detailOf(error) })
  }
}
