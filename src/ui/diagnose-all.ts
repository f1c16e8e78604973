import { codecs } from '../codecs/registry.generated'
import { diagnose } from '../core/diagnose'
import { rules } from '../rules/registry.generated'
import type { Diagnose } from './store/diagnosing'

/** Judges a recording with every codec and rule there is, and the chosen clock in its sentences. */
export const diagnoseAll: Diagnose = (recording, { utc = false, ...choices } = {}) =>
  diagnose(recording, {
    ...choices,
    codecs,
    rules,
    timezoneOffset: utc ? 0 : new Date(recording.now).getTimezoneOffset(),
  })
