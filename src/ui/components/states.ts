import type { State } from '../../core/session/session'
import type { SourceLook } from './sources'

export type Tone = 'bad' | 'warn' | 'info' | 'ok' | 'dim'

/** How a state is shown: glyph and colour beside its word. */
export interface StateLook {
  glyph: string
  tone: Tone
}

/** The one table of state looks: every place that shows a state reads it. */
export const STATE_LOOKS: Readonly<Record<State, StateLook>> = {
  equal: { glyph: '=', tone: 'dim' },
  'equal after serialization': { glyph: '≈', tone: 'dim' },
  'not persisted by design': { glyph: '∅', tone: 'dim' },
  pending: { glyph: '◌', tone: 'dim' },
  'memory ahead': { glyph: '▲', tone: 'warn' },
  'storage ahead': { glyph: '▼', tone: 'warn' },
  'server newer': { glyph: '◆', tone: 'bad' },
  'rendered behind': { glyph: '◐', tone: 'warn' },
  'tab ahead': { glyph: '◧', tone: 'warn' },
  conflict: { glyph: '✖', tone: 'bad' },
  differs: { glyph: '≠', tone: 'bad' },
  orphan: { glyph: '⊘', tone: 'warn' },
  unreadable: { glyph: '!', tone: 'bad' },
  'unknown (truncated)': { glyph: '?', tone: 'dim' },
}

/** The layer of the source that moved, for the states that tell it. */
export const MOVED_LAYER: Readonly<Partial<Record<State, SourceLook['layer']>>> = {
  'memory ahead': 'memory',
  'storage ahead': 'storage',
  'server newer': 'server',
  'tab ahead': 'tabs',
}
