import * as v from 'valibot'

const end = v.pipe(v.string(), v.maxLength(4_000))

/**
 * What a person said of two sources: they hold the same state (`pinned`), or they do not (`refused`). `from` is what the subject
 * is about: its store, or without one its first source. Both ends are named without their tab, so that it holds after a
 * reload and in every tab.
 */
export const LinkDecisionSchema = v.object({
  from: end,
  to: end,
  ruling: v.picklist(['pinned', 'refused']),
  /** Pinned: where in the state of `from` the other stands; absent: where its content is found, else the root. */
  mount: v.optional(v.pipe(v.array(v.union([v.string(), v.number()])), v.maxLength(50))),
})
export type LinkDecision = v.InferOutput<typeof LinkDecisionSchema>

/** A source as decisions name it: its id in the session without the tab. */
export function linkEnd(source: string): string {
  return source.replace(/^[^@/ ]*@/, '')
}

/** The decisions among what somebody else wrote: a file, the extension's storage. The rest is left out. */
export function readDecisions(input: unknown): LinkDecision[] {
  if (!Array.isArray(input)) return []
  return input.filter((each: unknown) => v.is(LinkDecisionSchema, each))
}

/** The same two ends. */
export function isAbout(decision: LinkDecision, from: string, to: string): boolean {
  return decision.from === linkEnd(from) && decision.to === linkEnd(to)
}
