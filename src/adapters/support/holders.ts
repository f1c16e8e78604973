import type { StoreHandle } from '../define-adapter'

type Find = (state: unknown) => StoreHandle | undefined

const finders: Find[] = []

/** Says which store of a library holds this very state now. */
export const holds = (find: Find): void => void finders.push(find)

/** The store that holds this very state: whoever hands it to a tool as well is not another store. */
export function holderOf(state: unknown): StoreHandle | undefined {
  for (const find of finders) {
    const found = find(state)
    if (found) return found
  }
  return undefined
}
