import { existsSync } from 'node:fs'
import sqlite from 'node-sqlite3-wasm'
import { insertRow } from './rows'
import { SEED_MESSAGES, SEED_PROJECTS, SEED_SCENES } from './seed'

export type Database = InstanceType<typeof sqlite.Database>

const SCHEMA = `
  PRAGMA foreign_keys = ON;
  CREATE TABLE IF NOT EXISTS projects (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, colour TEXT NOT NULL,
    version INTEGER NOT NULL, "updatedAt" TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS scenes (
    id TEXT PRIMARY KEY, "projectId" TEXT NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
    title TEXT NOT NULL, colour TEXT NOT NULL, code TEXT NOT NULL, position INTEGER NOT NULL,
    version INTEGER NOT NULL, "updatedAt" TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS messages (
    id TEXT PRIMARY KEY, "projectId" TEXT NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
    author TEXT NOT NULL CHECK (author IN ('you', 'studio')), text TEXT NOT NULL,
    version INTEGER NOT NULL, "updatedAt" TEXT NOT NULL
  );
`

/** Opens the database (`:memory:` or a file) with its tables, and with the seed when it is empty. */
export function openDatabase(location: string): Database {
  // node-sqlite3-wasm locks with a folder beside the file; a killed process leaves it behind.
  const lock = `${location}.lock`
  if (location !== ':memory:' && existsSync(lock)) {
    throw new Error(`${location} is in use. If no other playground runs, remove ${lock} and start again.`)
  }
  const database = new sqlite.Database(location)
  database.exec(SCHEMA)
  if (database.get('SELECT id FROM projects LIMIT 1') === null) seed(database)
  return database
}

/** Back to the seed, whatever was changed. */
export function resetDatabase(database: Database): void {
  database.exec('DELETE FROM messages; DELETE FROM scenes; DELETE FROM projects;')
  seed(database)
}

function seed(database: Database): void {
  for (const project of SEED_PROJECTS) insertRow(database, 'projects', project)
  for (const scene of SEED_SCENES) insertRow(database, 'scenes', scene)
  for (const message of SEED_MESSAGES) insertRow(database, 'messages', message)
}
