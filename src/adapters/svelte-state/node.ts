const { defineProperty, deleteProperty, getOwnPropertyDescriptor, set } = Reflect

/** Where a node hangs, and whom its changes are told. */
export interface Above {
  changed: () => void
}

/**
 * One `$state` object or array. Svelte leaves what it was made of as it was and keeps what was written in signals of its own;
 * so does this, in a copy, and nothing has to be read through Svelte.
 */
export class StateNode implements Above {
  private readonly above = new Set<Above>()
  private copied: object | undefined
  private telling = false

  constructor(private readonly target: object) {}

  /** Its members now: primitives, proxies of other nodes, or objects that nobody has read yet. */
  get members(): object {
    return this.copied ?? this.target
  }

  at(key: PropertyKey): unknown {
    return getOwnPropertyDescriptor(this.members, key)?.value
  }

  put(key: PropertyKey, value: unknown): void {
    const own = (this.copied ??= copyOf(this.target))
    // So that a list's length goes along, as it does in Svelte's.
    if (Array.isArray(own)) set(own, key, value)
    else defineProperty(own, key, { value, writable: true, enumerable: true, configurable: true })
  }

  remove(key: PropertyKey): void {
    deleteProperty((this.copied ??= copyOf(this.target)), key)
  }

  hangBelow(above: Above): void {
    this.above.add(above)
  }

  /** Tells everybody above; the same node may stand in several places, and in itself. */
  changed(): void {
    if (this.telling) return
    this.telling = true
    for (const each of this.above) each.changed()
    this.telling = false
  }
}

/** No getter is called. */
function copyOf(target: object): object {
  if (!Array.isArray(target)) return Object.create(Object.prototype, Object.getOwnPropertyDescriptors(target)) as object
  const copy: unknown[] = []
  for (let i = 0; i < target.length; i++) copy.push(target[i])
  return copy
}
