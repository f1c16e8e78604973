import { isOrdinary } from '../value/ordinary'
import type { MemberMatcher } from './member-matcher'

/** Members that a glance takes in, with what is within them. */
export const GLANCE = 64

/**
 * Makes a quick look at one of many: how many members a small list or plain object has in all, if none of them matches; -1, if one may.
 * It keeps neither a path nor what it came through, and ends before a cycle can matter. In most states most is passed over like this.
 */
export function glanceBy(members: MemberMatcher): (owner: object) => number {
  const { leastKey, leastText, numbers, matcher } = members
  const { test } = matcher
  const words = [true, false, null].some((word) => members.value(word))
  let left = 0

  /** Of what is neither a string nor an object. */
  const otherMatches = (member: unknown): boolean =>
    typeof member === 'number'
      ? numbers && members.value(member)
      : (words || (typeof member !== 'boolean' && member !== null)) && members.value(member)
  const mayHold = (owner: object): boolean => {
    if (Array.isArray(owner)) {
      const list: readonly unknown[] = owner
      if ((left -= list.length) < 0) return true
      for (let index = 0; index < list.length; index++) {
        const member = list[index]
        if (typeof member === 'string') {
          if (member.length >= leastText && test(member)) return true
        } else if (typeof member === 'object' && member !== null ? mayHold(member) : otherMatches(member)) return true
      }
      return false
    }
    if (!isOrdinary(owner)) return true
    // An engine is faster at this than at its list of keys; nothing is inherited.
    for (const key in owner) {
      if (--left < 0 || (key.length >= leastKey && test(key))) return true
      const member = (owner as Readonly<Record<string, unknown>>)[key]
      if (typeof member === 'string') {
        if (member.length >= leastText && test(member)) return true
      } else if (typeof member === 'object' && member !== null ? mayHold(member) : otherMatches(member)) return true
    }
    return false
  }
  return (owner) => {
    left = GLANCE
    return mayHold(owner) ? -1 : GLANCE - left
  }
}
