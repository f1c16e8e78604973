import { isUnknown } from '../value/equal'

/** Parts looked at. */
const EXAMINED = 5_000

/** Whether a value has parts that were not recorded (truncated, unreadable), so that a difference proves nothing. */
export function hasUnknown(value: unknown): boolean {
  const stack = [value]
  for (let examined = 0; stack.length > 0 && examined < EXAMINED; examined++) {
    const part = stack.pop()
    if (isUnknown(part)) return true
    if (typeof part === 'object' && part !== null) stack.push(...Object.values(part).slice(0, EXAMINED))
  }
  return false
}
