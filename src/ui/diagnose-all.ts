import { codecs } from '../codecs/registry.generated'
import { diagnose } from '../core/diagnose'
import type { Diagnosis } from '../core/diagnosis'
import type { Recording } from '../core/timeline/recording'
import { rules } from '../rules/registry.generated'

/** Judges a recording with every codec and rule there is, and the viewer's wall clock in its sentences. */
export const diagnoseAll = (recording: Recording): Diagnosis =>
  diagnose(recording, { codecs, rules, timezoneOffset: new Date(recording.now).getTimezoneOffset() })
