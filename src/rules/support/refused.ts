import type { HydrationFact, RefusalFact } from '../../core/facts'

/** The refused accesses for which a hydration failed: those made meanwhile, or that the place was taken away before. */
export function refusalsBehind(
  refusals: readonly RefusalFact[],
  { document, started, finished }: HydrationFact,
): RefusalFact[] {
  if (!finished?.failed) return []
  const before = refusals.filter((each) => each.document === document && each.seq < finished.seq)
  const meanwhile = before.filter((each) => each.during === 'hydration' && each.seq > started.seq)
  if (meanwhile.length > 0) return meanwhile
  const isMissing = finished.error?.startsWith('TypeError') === true
  return before.filter(({ error }) => isMissing && error === 'TypeError')
}
