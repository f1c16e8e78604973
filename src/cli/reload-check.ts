import type { Diagnosis } from '../core/diagnosis'
import { checkReload, type StoreCheck } from '../core/reload-check/reload-check'
import { cellsOf, NO_STORE, RELOAD_HEADS, sentenceOf } from '../core/reload-check/words'
import { table, wrap } from './table'

/** Rows shown for one store; the rest are counted. */
const SHOWN = 20

/** What the stores held before a reload, what storage held of it meanwhile, and what they held when they had settled again. */
export function printReloadCheck(before: { diagnosis: Diagnosis }, after: { diagnosis: Diagnosis }): string {
  const { stores } = checkReload(before.diagnosis, after.diagnosis)
  const lines = stores.length > 0 ? stores.flatMap(sectionOf) : [NO_STORE]
  return ['RELOAD CHECK', ...lines].join('\n')
}

function sectionOf(store: StoreCheck): string[] {
  const heads = RELOAD_HEADS.map((head) => head.toUpperCase())
  const more = store.paths.length - SHOWN
  return [
    ...wrap(sentenceOf(store)),
    ...(store.paths.length > 0 ? table(heads, store.paths.slice(0, SHOWN).map(cellsOf), { indent: '  ' }) : []),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ]
}
