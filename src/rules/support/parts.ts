import type { Cleared, Conclusion, Facts, PartFact } from '../../core/facts'

/** Has a rule look at a store, then at each of its parts that is persisted by itself. */
export function andParts<F extends Pick<Facts, 'parts'>>(
  check: (facts: F) => (Conclusion | Cleared)[],
): (facts: F) => (Conclusion | Cleared)[] {
  return (facts) => [
    ...check(facts),
    ...facts.parts.flatMap((part) =>
      check(partOf(facts, part)).map((each) => ({
        ...each,
        paths: each.paths.map((path) => [...part.mount, ...path]),
      })),
    ),
  ]
}

/** The facts of a store with the part's own in their place; the others are still made only when they are asked for. */
function partOf<F extends Pick<Facts, 'parts'>>(facts: F, part: PartFact): F {
  const own: F = Object.create(facts, Object.getOwnPropertyDescriptors({ ...part, parts: [] }))
  return own
}
