import * as v from 'valibot'
import { isJust, type Pattern, parsePattern } from '../ignore/pattern'
import { type IgnoreRule, IgnoreRuleSchema, originOfId } from '../ignore/rule'
import { linkEnd } from '../link/decision'
import type { ChosenIdentity } from '../value/identity'
import type { Path } from '../value/path'

/** A step names a key up to its first `=`. */
const key = v.pipe(v.string(), v.minLength(1), v.maxLength(4_000), v.excludes('='))

/** How a person says that elements of arrays are the same, of one subject or of every subject of an origin. */
export const IdentityRuleSchema = v.object({
  ...IgnoreRuleSchema.entries,
  /** The member that tells them apart; absent: they are the same where they stand at the same index. */
  key: v.optional(key),
})
export type IdentityRule = v.InferOutput<typeof IdentityRuleSchema>

/** The rules among what somebody else wrote: a file, the extension's storage. What is none is left out. */
export function readIdentities(input: unknown): IdentityRule[] {
  if (!Array.isArray(input)) return []
  return input.filter((each: unknown): each is IdentityRule => v.is(IdentityRuleSchema, each) && !problemOf(each))
}

/** What is wrong with a rule, as a sentence; undefined for a good one. */
export function problemOf({ pattern, key: member }: Pick<IdentityRule, 'pattern' | 'key'>): string | undefined {
  if (member !== undefined && !v.is(key, member)) return 'Write the name of a member, without “=”.'
  const parsed = patternOf(pattern)
  return 'problem' in parsed ? parsed.problem : undefined
}

/** A pattern of arrays; '' is the root, which may be one. */
function patternOf(text: string): ReturnType<typeof parsePattern> {
  return text.trim() === '' ? { pattern: [] } : parsePattern(text)
}

/** The rules that hold for one subject, ready to be asked. */
export interface Identifying {
  identity: (path: Path) => ChosenIdentity | undefined
  /** The rules that mean an array, the one that holds last. */
  by: (path: Path) => IdentityRule[]
}

/** How the elements of a subject's arrays are told apart; undefined where no rule is about it. Of several the last one holds. */
export function identifyingOf(rules: readonly IdentityRule[], subject: string): Identifying | undefined {
  const own = rules.flatMap((rule): { rule: IdentityRule; pattern: Pattern }[] => {
    const parsed = isAbout(rule, subject) ? patternOf(rule.pattern) : undefined
    return parsed && 'pattern' in parsed ? [{ rule, pattern: parsed.pattern }] : []
  })
  if (own.length === 0) return undefined
  return {
    identity: (path) => {
      const rule = own.findLast(({ pattern }) => isJust(pattern, path))?.rule
      return rule && (rule.key === undefined ? {} : { key: rule.key })
    },
    by: (path) => own.filter(({ pattern }) => isJust(pattern, path)).map(({ rule }) => rule),
  }
}

function isAbout(rule: IgnoreRule, subject: string): boolean {
  const isOn = !rule.off && rule.origin === originOfId(subject)
  return isOn && (rule.subject === undefined || rule.subject === linkEnd(subject))
}
