/** A saved state, and the version of the release that saved it; undefined: the store's own. */
export interface DryRunInput {
  state: unknown
  version: number | undefined
}

/** The same for a store of a document, by the agent's own id. */
export interface TriedState extends DryRunInput {
  document: string
  source: string
}

/** What came of it, as the agent says. */
export interface DryRunAnswer {
  /** What `migrate` returned; absent where it was not asked, or threw. */
  migrated?: { value: unknown }
  /** What the store would hold. */
  merged?: { value: unknown }
  failed?: string
  /** What was to be written meanwhile, and was not. */
  writes: string[]
  /** It went on after its first wait: what it wrote from then on was not held back. */
  waited: boolean
}

/** Reads what a page says came of it; undefined where it says something else. */
export function readAnswer(said: unknown): DryRunAnswer | undefined {
  if (typeof said !== 'object' || said === null || !('writes' in said) || !Array.isArray(said.writes)) return undefined
  return {
    ...('migrated' in said && { migrated: { value: said.migrated } }),
    ...('merged' in said && { merged: { value: said.merged } }),
    ...('failed' in said && typeof said.failed === 'string' && { failed: said.failed }),
    writes: said.writes.filter((each): each is string => typeof each === 'string'),
    waited: 'waited' in said && said.waited === true,
  }
}
