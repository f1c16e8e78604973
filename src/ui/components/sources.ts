import type { Column, PickedFrom } from '../../core/diagnosis'
import type { SessionSource } from '../../core/session/session'
import type { SourceKind } from '../../core/timeline/event'
import { clock } from './time'

/** How a kind of source is shown: the letter of its chip, the colour class of its layer, its name. */
export interface SourceLook {
  letter: string
  layer: 'memory' | 'storage' | 'server' | 'rendered' | 'tabs'
  name: string
}

/** A kind of source, or another tab's copy. */
export type ShownKind = SourceKind | 'tab'

/** The one table of source looks. */
export const SOURCE_LOOKS: Readonly<Record<ShownKind, SourceLook>> = {
  memory: { letter: 'M', layer: 'memory', name: 'memory' },
  localStorage: { letter: 'L', layer: 'storage', name: 'localStorage' },
  sessionStorage: { letter: 'S', layer: 'storage', name: 'sessionStorage' },
  indexedDB: { letter: 'I', layer: 'storage', name: 'IndexedDB' },
  cookie: { letter: 'C', layer: 'storage', name: 'cookie' },
  cacheStorage: { letter: 'K', layer: 'storage', name: 'Cache Storage' },
  server: { letter: 'N', layer: 'server', name: 'server' },
  rendered: { letter: 'R', layer: 'rendered', name: 'rendered' },
  tab: { letter: 'T', layer: 'tabs', name: 'another tab' },
}

export const shownKind = ({ source, tab }: Column): ShownKind => (tab === undefined ? source.kind : 'tab')

/** The look of a column: that of its source, or of another tab under that tab's name; of a picked one with its moment. */
export function columnLook(column: Column): SourceLook {
  const look = SOURCE_LOOKS[shownKind(column)]
  const name = column.tab ?? look.name
  return { ...look, name: column.picked ? `${name} ${pickedMoment(column.picked)}` : name }
}

/** `now`, `12:03:02.204`, `12:03:02.204 · snapshot 1`, `snapshot 1` */
export function pickedMoment({ at, recording }: PickedFrom): string {
  if (at === undefined) return recording === '' ? 'now' : recording
  return recording === '' ? clock(at) : `${clock(at)} · ${recording}`
}

/** What names a source beside its kind: the library for a store, else the key or request. */
export function sourceDetail(source: SessionSource): string {
  if (source.kind === 'memory') return source.library ?? source.label
  return source.key ?? source.label
}
