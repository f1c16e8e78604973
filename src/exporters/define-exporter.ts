import type { Session } from '../core/session/session'

/** A format that a session is handed on in. */
export interface Exporter {
  /** The file's name. */
  id: string
  /** What a menu calls it. */
  label: string
  /** End of the names of its files, with the dot. */
  ending: string
  mime: string
  /** The whole file as text. The session is redacted already, where it is to be. */
  write: (session: Session) => string
}

export const defineExporter = (exporter: Exporter): Exporter => exporter
