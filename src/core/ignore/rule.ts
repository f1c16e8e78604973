import * as v from 'valibot'
import { linkEnd } from '../link/decision'
import type { Path } from '../value/path'
import { isMeant, type Pattern, parsePattern } from './pattern'

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(4_000))

/**
 * What a person does not want to hear of: paths of one subject, or of every subject of an origin. With `rule` it is muted: only
 * that rule is not to speak of them, and they count as before.
 */
export const IgnoreRuleSchema = v.object({
  origin: name,
  /** What the subject is about, without its tab, so that it holds after a reload; absent: any. */
  subject: v.optional(name),
  /** See `parsePattern`. */
  pattern: v.pipe(v.string(), v.maxLength(4_000)),
  /** Id of the rule that is muted; its pattern may be `**`, for everything. */
  rule: v.optional(name),
  /** Kept, and not respected for now. */
  off: v.optional(v.literal(true)),
})
export type IgnoreRule = v.InferOutput<typeof IgnoreRuleSchema>

/** The rules among what somebody else wrote: a file, the extension's storage. What is none is left out. */
export function readIgnores(input: unknown): IgnoreRule[] {
  if (!Array.isArray(input)) return []
  return input.filter(
    (each: unknown): each is IgnoreRule => v.is(IgnoreRuleSchema, each) && 'pattern' in patternOf(each),
  )
}

/** What is wrong with the text of a pattern, as a sentence; undefined for a good one. */
export function problemOf(text: string, rule?: string): string | undefined {
  const parsed = patternOf({ rule, pattern: text })
  return 'problem' in parsed ? parsed.problem : undefined
}

/** The same paths of the same subjects, on or off. */
export function isSameRule(a: IgnoreRule, b: IgnoreRule): boolean {
  const isSamePart = a.origin === b.origin && a.subject === b.subject && a.rule === b.rule
  return isSamePart && a.pattern.trim() === b.pattern.trim()
}

/** Everything that one rule says. */
export const EVERYTHING = '**'

function patternOf({ rule, pattern }: { rule?: string | undefined; pattern: string }): ReturnType<typeof parsePattern> {
  return rule !== undefined && pattern.trim() === EVERYTHING ? { pattern: ['many'] } : parsePattern(pattern)
}

/** The rules that hold for one subject, ready to be asked. */
export interface Ignoring {
  isIgnored: (path: Path) => boolean
  /** The rules that mean a path. */
  by: (path: Path) => IgnoreRule[]
}

/** Where a subject or source is from, by its id: the origin of a page or of a server. */
export function originOfId(id: string): string {
  return /^[a-z][a-z\d+.-]*:\/\/[^/ ]*/i.exec(linkEnd(id))?.[0] ?? ''
}

/** What is ignored of a subject; undefined where no rule is about it. */
export function ignoringOf(rules: readonly IgnoreRule[], subject: string): Ignoring | undefined {
  const own = ownRules(
    rules.filter(({ rule }) => rule === undefined),
    subject,
  )
  if (own.length === 0) return undefined
  return {
    isIgnored: (path) => own.some(({ pattern }) => isMeant(pattern, path)),
    by: (path) => own.filter(({ pattern }) => isMeant(pattern, path)).map(({ rule }) => rule),
  }
}

/** The mutes that keep a rule from speaking of a path of a subject. */
export type Muting = (rule: string, path: Path) => IgnoreRule[]

/** What is muted of a subject; undefined where nothing is. A path of no steps is about the whole. */
export function mutingOf(rules: readonly IgnoreRule[], subject: string): Muting | undefined {
  const own = ownRules(
    rules.filter(({ rule }) => rule !== undefined),
    subject,
  )
  if (own.length === 0) return undefined
  return (rule, path) => own.filter((each) => each.rule.rule === rule && isMeant(each.pattern, path)).map(toRule)
}

const toRule = ({ rule }: { rule: IgnoreRule }): IgnoreRule => rule

/** Those that are on and about a subject, with what they mean. */
function ownRules(rules: readonly IgnoreRule[], subject: string): { rule: IgnoreRule; pattern: Pattern }[] {
  const end = linkEnd(subject)
  const origin = originOfId(subject)
  return rules.flatMap((rule) => {
    const isAbout = !rule.off && rule.origin === origin && (rule.subject === undefined || rule.subject === end)
    const parsed = isAbout ? patternOf(rule) : undefined
    return parsed && 'pattern' in parsed ? [{ rule, pattern: parsed.pattern }] : []
  })
}
