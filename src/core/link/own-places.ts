import type { Path } from '../value/path'
import type { Candidate } from './subject'

/**
 * Links without those of a resource that is known by its own objects elsewhere, to a place that is known to hold another:
 * a search finds the same things as the list beside it.
 */
export function withoutLookalikes(links: readonly Candidate[], identity: readonly Candidate[]): Candidate[] {
  const known = new Set(identity.map(({ source }) => source))
  return links.filter(
    ({ store, source, mount }) =>
      !known.has(source) ||
      !identity.some((other) => other.store === store && other.source !== source && overlap(other.mount, mount)),
  )
}

/** One is in the other. */
function overlap(a: Path, b: Path): boolean {
  return a.every((step, index) => index >= b.length || step === b[index])
}
