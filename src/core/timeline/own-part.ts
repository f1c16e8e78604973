import type { Path } from '../value/path'
import { below } from './below'
import type { Origin } from './event'
import type { Exchange } from './exchange'

/**
 * Where a store holds a part of what an exchange was answered, and which: an origin counts from the whole body of the answer, which
 * may wrap the data, or have that of several operations. Undefined where it is another operation's.
 */
export function ownPart(
  { answerAt }: Exchange,
  { path, from }: Omit<Origin, 'request'>,
): { path: Path; from: Path } | undefined {
  const inside = below(answerAt, from)
  if (inside) return { path, from: inside }
  const outside = below(from, answerAt)
  return outside && { path: [...path, ...outside], from: [] }
}
