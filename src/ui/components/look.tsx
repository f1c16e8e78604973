import type { DiagnosedSubject } from '../../core/diagnosis'
import type { Severity, State } from '../../core/session/session'
import { type ShownKind, SOURCE_LOOKS } from './sources'
import { STATE_LOOKS, type Tone } from './states'
import './look.css'

/** The letter of a source kind in its colour: `M` memory, `L` localStorage, …; filled when there is something to say of it. */
export function Chip({ kind, says }: { kind: ShownKind; says?: string | undefined }) {
  const look = SOURCE_LOOKS[kind]
  const name = says === undefined ? look.name : `${look.name} ${says}`
  return (
    <span className={`chip ${look.layer}${says === undefined ? '' : ' lit'}`} title={name} role="img" aria-label={name}>
      <span>{look.letter}</span>
    </span>
  )
}

/** Glyph, word and colour of a state. */
export function StateBadge({ state, title }: { state: State; title?: string | undefined }) {
  const look = STATE_LOOKS[state]
  return (
    <span className={`state tone-${look.tone}`} title={title ?? state}>
      <span aria-hidden="true" className="glyph">
        {look.glyph}
      </span>
      <span className="state-word">{state}</span>
    </span>
  )
}

const STATUS: Record<DiagnosedSubject['status'], { tone: Tone; name: string }> = {
  error: { tone: 'bad', name: 'error' },
  warning: { tone: 'warn', name: 'warning' },
  differs: { tone: 'warn', name: 'differs' },
  ok: { tone: 'ok', name: 'in step' },
  none: { tone: 'dim', name: 'nothing to compare with' },
}

/** How a subject stands: filled in the colour of its worst finding, hollow where there is nothing to compare with. */
export function StatusDot({ status }: { status: keyof typeof STATUS }) {
  const { tone, name } = STATUS[status]
  return (
    <span
      className={`dot tone-${tone} ${status === 'none' ? 'hollow' : ''}`}
      role="img"
      aria-label={name}
      title={name}
    />
  )
}

const SEVERITY: Record<Severity, { glyph: string; tone: Tone }> = {
  error: { glyph: '✖', tone: 'bad' },
  warning: { glyph: '▲', tone: 'warn' },
  info: { glyph: 'ℹ', tone: 'info' },
}

/** Glyph and colour of a finding's severity. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { glyph, tone } = SEVERITY[severity]
  return (
    <span className={`severity tone-${tone}`} role="img" aria-label={severity} title={severity}>
      {glyph}
    </span>
  )
}
