import type * as v from 'valibot'
import { SessionV1Schema } from './versions/v1'

/** A version of the format. All but the last say how a session of theirs becomes one of the next. */
export interface FormatVersion {
  version: number
  schema: v.GenericSchema
  toNext?: (session: unknown) => unknown
}

/** Every version there ever was, from 1 and without gaps; the last one is what is written today. */
export const VERSIONS: readonly FormatVersion[] = [{ version: 1, schema: SessionV1Schema }]

export const CURRENT_VERSION = 1
