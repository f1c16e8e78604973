import { identityOf, IDENTITY_KEYS } from '../value/identity'
import { lookup, type Path } from '../value/path'

type Found = { value: unknown } | undefined

/**
 * Looks one path up in state after state of a history. Neighbouring states share most of their parts: an element is
 * first looked for where it last stood, and below a part that is the same object nothing is looked up again.
 */
export class Locator {
  private readonly indices: (number | undefined)[] = []
  private readonly owners: unknown[] = []
  private last: Found

  constructor(private readonly path: Path) {}

  find(value: unknown): Found {
    let found: Found = { value }
    for (const [depth, step] of this.path.entries()) {
      if (found.value === this.owners[depth] && typeof found.value === 'object' && found.value !== null)
        return this.last
      this.owners[depth] = found.value
      found = this.member(found.value, step, depth)
      if (!found) {
        this.owners.length = depth + 1
        break
      }
    }
    this.last = found
    return found
  }

  private member(owner: unknown, step: string | number, depth: number): Found {
    if (!Array.isArray(owner) || typeof step === 'number') return lookup(owner, [step])
    const known = this.indices[depth]
    if (known !== undefined && isElement(owner[known], step)) return { value: owner[known] }
    const index = owner.findIndex((element) => isElement(element, step))
    this.indices[depth] = index
    return index === -1 ? undefined : { value: owner[index] }
  }
}

function isElement(element: unknown, id: string): boolean {
  return IDENTITY_KEYS.some((key) => identityOf(element, key) === id)
}
