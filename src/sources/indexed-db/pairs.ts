/** All keys and all values of an object store, asked for by two requests of one transaction: the second to come finds the first. */
export class Pairs {
  private readonly keys = new WeakMap<IDBTransaction, readonly unknown[]>()
  private readonly values = new WeakMap<IDBTransaction, readonly unknown[]>()

  withKeys(self: unknown, values: readonly unknown[]): readonly unknown[] | undefined {
    return self instanceof IDBObjectStore ? pair(self.transaction, this.keys, this.values, values) : []
  }

  withValues(self: unknown, keys: readonly unknown[]): readonly unknown[] | undefined {
    return self instanceof IDBObjectStore ? pair(self.transaction, this.values, this.keys, keys) : undefined
  }
}

type Halves = WeakMap<IDBTransaction, readonly unknown[]>

function pair(
  of: IDBTransaction,
  theirs: Halves,
  ours: Halves,
  half: readonly unknown[],
): readonly unknown[] | undefined {
  const other = theirs.get(of)
  if (other?.length === half.length) return other
  ours.set(of, half)
  return undefined
}
