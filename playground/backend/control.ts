import * as v from 'valibot'
import { BadRequest } from './http'

/** What the server can be told to do to the next `times` requests of a route (`/api/scenes`, `/api/scenes/*`). */
export const ControlRuleSchema = v.pipe(
  v.strictObject({
    route: v.pipe(v.string(), v.regex(/^\/api\/[a-z-]+(\/[a-z0-9*-]+)?$/, 'must be like /api/scenes or /api/scenes/*')),
    method: v.optional(v.picklist(['GET', 'POST', 'PATCH', 'PUT', 'DELETE'])),
    /** Answer with this status and do nothing else. */
    status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))),
    /** Wait before doing anything. */
    delayMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(10_000))),
    /** Let somebody else save the item just before, so that the request's version is outdated. */
    conflict: v.optional(v.boolean()),
    times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 1),
  }),
  v.check(
    (rule) => rule.status !== undefined || rule.delayMs !== undefined || rule.conflict === true,
    'name at least one of status, delayMs, conflict',
  ),
)
export type ControlRule = v.InferInput<typeof ControlRuleSchema>

export interface Fault {
  status?: number | undefined
  delayMs?: number | undefined
  conflict?: boolean | undefined
}

const MAX_RULES = 50

/** The rules in force: the oldest matching one is used up first. */
export function createControl() {
  let rules: { rule: v.InferOutput<typeof ControlRuleSchema>; left: number }[] = []
  return {
    /** Throws a BadRequest when the rule is malformed or too many are waiting. */
    add(input: unknown): void {
      const parsed = v.safeParse(ControlRuleSchema, input)
      if (!parsed.success) {
        const [first] = parsed.issues
        throw new BadRequest(`${v.getDotPath(first) ?? 'rule'}: ${first.message}`)
      }
      if (rules.length >= MAX_RULES) throw new BadRequest(`At most ${MAX_RULES} rules can wait.`)
      rules.push({ rule: parsed.output, left: parsed.output.times })
    },
    clear(): void {
      rules = []
    },
    /** What is to happen to this request; counts it. */
    take(method: string, path: string): Fault | null {
      const found = rules.find(({ rule }) => (rule.method ?? method) === method && matches(rule.route, path))
      if (!found) return null
      found.left -= 1
      rules = rules.filter(({ left }) => left > 0)
      return found.rule
    },
  }
}

function matches(route: string, path: string): boolean {
  return route.endsWith('/*') ? path.startsWith(route.slice(0, -1)) && path.length >= route.length : route === path
}
