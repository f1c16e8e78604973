import * as v from 'valibot'
import type { Message, Project, Scene } from '../src/model'
import type { Database } from './database'
import { RESOURCES, type ResourceName } from './resources'

type Field = string | number
export interface Rows {
  projects: Project
  scenes: Scene
  messages: Message
}

const quoted = (column: string) => `"${column}"`

/** All rows of a table, oldest first, those of one project when asked. */
export function listRows<Name extends ResourceName>(database: Database, name: Name, projectId?: string): Rows[Name][] {
  const where = projectId === undefined ? '' : `WHERE ${name === 'projects' ? 'id' : '"projectId"'} = ?`
  const rows = database.all(`SELECT * FROM ${name} ${where} ORDER BY rowid`, [projectId ?? []].flat())
  return rows.map((row) => parseRow(name, row))
}

/** One row by its id, or null. */
export function getRow<Name extends ResourceName>(database: Database, name: Name, id: string): Rows[Name] | null {
  const row = database.get(`SELECT * FROM ${name} WHERE id = ?`, [id])
  return row === null ? null : parseRow(name, row)
}

/** Inserts a row as version 1. */
export function insertRow(database: Database, name: ResourceName, row: Record<string, Field>): void {
  const all = { ...row, version: 1, updatedAt: new Date().toISOString() }
  const columns = Object.keys(all).map(quoted).join(', ')
  const places = Object.keys(all)
    .map(() => '?')
    .join(', ')
  database.run(`INSERT INTO ${name} (${columns}) VALUES (${places})`, Object.values(all))
}

/** Sets the given columns and counts the version up. */
export function updateRow(
  database: Database,
  name: ResourceName,
  id: string,
  change: Record<string, Field | undefined>,
): void {
  const columns = RESOURCES[name].columns.filter((column) => Object.hasOwn(change, column))
  const assignments = [...columns.map((column) => `${quoted(column)} = ?`), 'version = version + 1', '"updatedAt" = ?']
  const values = [...columns.map((column) => change[column] ?? ''), new Date().toISOString(), id]
  database.run(`UPDATE ${name} SET ${assignments.join(', ')} WHERE id = ?`, values)
}

export function deleteRow(database: Database, name: ResourceName, id: string): void {
  database.run(`DELETE FROM ${name} WHERE id = ?`, [id])
}

const PARSERS: { [Name in ResourceName]: (row: unknown) => Rows[Name] } = {
  projects: v.parser(RESOURCES.projects.row),
  scenes: v.parser(RESOURCES.scenes.row),
  messages: v.parser(RESOURCES.messages.row),
}

function parseRow<Name extends ResourceName>(name: Name, row: unknown): Rows[Name] {
  return PARSERS[name](row)
}
