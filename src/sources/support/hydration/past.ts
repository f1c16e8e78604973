const Observer = MutationObserver
const { observe, disconnect, takeRecords } = MutationObserver.prototype
const { getAttribute } = Element.prototype
const { apply } = Reflect

/** Changes kept per root. */
const MOST = 20_000

/** A part of the document, as it was before changes made since: nothing is read before somebody asks. */
export class Past {
  private readonly records: MutationRecord[] = []
  private readonly byTarget = new Map<Node, number[]>()
  private readonly observer = new Observer((records: MutationRecord[]) => this.add(records))
  /** More changed than is kept. */
  isLost = false

  /** Begins to take down what changes below `top`. */
  constructor(top: Node) {
    const options = { childList: true, subtree: true, attributeOldValue: true, characterDataOldValue: true }
    apply(observe, this.observer, [top, options])
  }

  /** How many changes there were up to now. */
  get length(): number {
    return this.records.length
  }

  /** Takes in what has changed up to now. */
  catchUp(): void {
    this.add(apply(takeRecords, this.observer, []))
  }

  end(): void {
    apply(disconnect, this.observer, [])
    this.records.length = 0
    this.byTarget.clear()
  }

  hasMoved(parent: Node, since: number): boolean {
    return this.of(parent, since).some(({ type }) => type === 'childList')
  }

  attribute(element: Element, name: string, since: number): string | null {
    const first = this.of(element, since).find((each) => each.type === 'attributes' && each.attributeName === name)
    return first ? first.oldValue : apply(getAttribute, element, [name])
  }

  text(node: CharacterData, since: number): string {
    return this.of(node, since).find(({ type }) => type === 'characterData')?.oldValue ?? node.data
  }

  children(parent: Node, since: number): Node[] {
    const list = childrenOf(parent)
    for (const { type, addedNodes, removedNodes, previousSibling, nextSibling } of this.of(
      parent,
      since,
    ).toReversed()) {
      if (type !== 'childList') continue
      for (const added of addedNodes) if (list.includes(added)) list.splice(list.indexOf(added), 1)
      const after = previousSibling ? list.indexOf(previousSibling) + 1 : 0
      const before = nextSibling ? list.indexOf(nextSibling) : -1
      list.splice(after > 0 || before === -1 ? after : before, 0, ...removedNodes)
    }
    return list
  }

  private add(records: readonly MutationRecord[]): void {
    if (this.records.length + records.length > MOST) {
      this.isLost = true
      this.end()
      return
    }
    for (const record of records) {
      const own = this.byTarget.get(record.target)
      if (own) own.push(this.records.length)
      else this.byTarget.set(record.target, [this.records.length])
      this.records.push(record)
    }
  }

  private of(target: Node, since: number): MutationRecord[] {
    const own = this.byTarget.get(target)?.filter((index) => index >= since) ?? []
    return own.flatMap((index) => this.records[index] ?? [])
  }
}

const firstChild = getter(Node.prototype, 'firstChild')
const nextSibling = getter(Node.prototype, 'nextSibling')

/** A form's fields may be named like its own members: those of the prototype are asked. */
export function childrenOf(parent: Node): Node[] {
  const list: Node[] = []
  for (let node = firstChild(parent); node instanceof Node; node = nextSibling(node)) list.push(node)
  return list
}

/** A property of a prototype, as a function, whatever an object has under that name itself. */
export function getter(prototype: object, name: string): (self: object) => unknown {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get
  return (self) => get && apply(get, self, [])
}
