import { count } from '../timeline/clock'
import { formatPath } from '../value/path'
import { preview } from '../value/preview'
import type { Held, PathCheck, ReloadCheck, StoreCheck } from './reload-check'

export const RELOAD_HEADS = ['path', 'before', 'storage', 'after', 'why'] as const

/** What became of one store, in a sentence. */
export function sentenceOf({ name, gone, paths, lost }: StoreCheck): string {
  if (gone) return `${name}: the store was not there again after the reload.`
  if (paths.length === 0) return `${name}: everything survived.`
  const others = paths.length - lost
  const rest = `${count(others, 'path')} ${others === 1 ? 'differs' : 'differ'} for good reason.`
  if (lost === 0) return `${name}: nothing is lost; ${rest}`
  return `${name}: ${count(lost, 'path')} ${lost === 1 ? 'is' : 'are'} lost${others === 0 ? '.' : `; ${rest}`}`
}

/** A row under `RELOAD_HEADS`: the path, memory before, storage in between, memory once hydrated, and the reason. */
export function cellsOf({ path, before, storage, hydrated, why }: PathCheck): string[] {
  return [formatPath(path) || '(all)', ...[before, storage, hydrated].map(shown), why]
}

/** For an issue. */
export function reloadAsMarkdown({ stores }: ReloadCheck): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`
  const sections = stores.map((store) => {
    const heads = [row(RELOAD_HEADS), row(RELOAD_HEADS.map(() => '---'))]
    const rows = store.paths.map((path) => row(cellsOf(path)))
    return [sentenceOf(store), ...(rows.length > 0 ? ['', ...heads, ...rows] : [])].join('\n')
  })
  return ['## Reload check', ...(sections.length > 0 ? sections : [NO_STORE])].join('\n\n')
}

export const NO_STORE = 'There was no store in memory.'

function shown(held: Held): string {
  return held === undefined ? '–' : preview(held.value, 40)
}

const escaped = (text: string): string => text.replaceAll('|', String.raw`\|`)
