import { readFileSync } from 'node:fs'
import { codecs } from '../codecs/registry.generated'
import { diagnose } from '../core/diagnose'
import type { Diagnosis } from '../core/diagnosis'
import { redact } from '../core/redact/redact'
import type { Session } from '../core/session/session'
import { type SessionContext, toSession } from '../core/session/to-session'
import type { Recording } from '../core/timeline/recording'
import { rules } from '../rules/registry.generated'
import { ignoresFor } from './ignores'

/** What the panel, too, makes of a recording. `ignored`: patterns of paths that count in nothing. */
export const diagnosed = (recording: Recording, ignored: readonly string[] = []): Diagnosis =>
  diagnose(recording, {
    codecs,
    rules,
    timezoneOffset: new Date(recording.now).getTimezoneOffset(),
    ignores: ignoresFor(recording, ignored),
  })

/** The session of a recording, as it is written to disk. */
export function sessionOf(
  { recording, diagnosis }: { recording: Recording; diagnosis: Diagnosis },
  context: Omit<SessionContext, 'creator'>,
  redacted: boolean,
): Session {
  const session = toSession(recording, diagnosis, { creator: creator(), ...context })
  return redacted ? redact(session).session : session
}

function creator(): Session['creator'] {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return { name: 'Driftscope', version: manifest.version }
}
