import type { Session } from '../core/session/session'

/** What `<id>.fixture.ts` says of an exporter. */
export interface ExporterFixture {
  /** Stands in the file it writes of the sample session. */
  contains: string[]
  /** Formats that can be read again: gives back the very session. */
  read?: (text: string) => Session
}
