import { PagedScroll } from './paged-scroll'

/** Rows that are drawn beyond the edges, so that fast scrolling shows none of them late; right after a jump, only these few. */
const OVERSCAN = 12
const AFTER_JUMP = 2
/** ms without scrolling after which the native position is put right. */
const IDLE_MS = 150

export interface RowLayout {
  count: number
  /** px of every row. */
  height: number
  /** px of what sticks to the top. */
  head: number
  /** Number of the selected row, -1 for none. */
  selected: number
  /** Changes when rows may have come and gone; `follow` tells the number that a row has now. */
  rows?: unknown
  follow?: (number: number) => number
}

/** What is drawn: the rows from `first` up to `end`, at `index * height + offset`, with a key each. */
export interface Drawn {
  first: number
  end: number
  offset: number
  keys: readonly number[]
}

/** Which rows of a long list are drawn while its element is scrolled. */
export class RowWindow {
  private readonly scroll = new PagedScroll()
  layout: RowLayout = { count: 0, height: 20, head: 0, selected: -1 }
  private pointer: number | undefined
  private element: HTMLElement | undefined
  private view = globalThis.innerHeight
  private drawn: Drawn = { first: 0, end: 0, offset: 0, keys: [] }
  private nextKey = 0
  private overscan = OVERSCAN
  private idle: ReturnType<typeof setTimeout> | undefined
  private changed: () => void = () => {}

  /** px of the element that stands for the rows. */
  get height(): number {
    return this.scroll.height - this.layout.head
  }

  /** Rows that fit on the screen. */
  get page(): number {
    return Math.max(1, Math.floor((this.view - this.layout.head) / this.layout.height) - 1)
  }

  subscribe = (changed: () => void): (() => void) => {
    this.changed = changed
    return () => {
      this.changed = () => {}
    }
  }

  snapshot = (): Drawn => this.drawn

  /** Scrolls an element from now on. */
  attach(element: HTMLElement): () => void {
    this.element = element
    const onScroll = (): void => {
      const before = this.scroll.top
      this.scroll.scrolled(element.scrollTop)
      this.overscan = Math.abs(this.scroll.top - before) > this.view ? AFTER_JUMP : OVERSCAN
      this.update()
      clearTimeout(this.idle)
      this.idle = setTimeout(() => this.settle(), IDLE_MS)
    }
    let edge = element.getBoundingClientRect().top
    const size = new ResizeObserver(() => {
      const { scroll } = this
      const { top } = element.getBoundingClientRect()
      // What grows above the element, as a message of two lines does, moves no row that is scrolled to.
      const wanted = scroll.top > 0 ? scroll.top + top - edge : 0
      edge = top
      this.view = element.clientHeight
      this.setLayout(this.layout)
      if (wanted === scroll.top) this.update()
      else this.goTo(wanted)
    })
    const onPointer = ({ type, clientY }: PointerEvent): void => {
      this.pointer = type === 'pointerleave' ? undefined : clientY
    }
    const leaves = new AbortController()
    const listening = { passive: true, signal: leaves.signal }
    element.addEventListener('scroll', onScroll, listening)
    element.addEventListener('pointermove', onPointer, listening)
    element.addEventListener('pointerleave', onPointer, listening)
    size.observe(element)
    return () => {
      clearTimeout(this.idle)
      size.disconnect()
      leaves.abort()
    }
  }

  /** The rows are others now: what the user looks at stays where it is. Says nothing: whoever draws the rows asks next. */
  setLayout(layout: RowLayout): void {
    const { rows, follow, count, height, head } = layout
    if (rows !== this.layout.rows && follow && this.isLookedAt()) {
      const anchor = this.anchor()
      const now = follow(anchor)
      if (now >= 0) this.scroll.top += (now - anchor) * height
    }
    this.layout = layout
    this.scroll.resize(head + count * height, this.view)
    this.drawn = this.next()
  }

  /** The browser has laid the rows out: the native position is possible now. */
  laidOut(): void {
    if (!this.element) return
    this.view = this.element.clientHeight
    this.setLayout(this.layout)
    this.settle()
  }

  /** Scrolls as little as shows a row as a whole. */
  show(row: number): void {
    const { height, head } = this.layout
    const { top } = this.scroll
    const lowest = row * height
    const highest = lowest + height + head - this.view
    if (top > lowest) this.goTo(lowest)
    else if (top < highest) this.goTo(highest)
  }

  /** At the very top, untouched, what comes in first is what one wants to see. */
  isLookedAt(): boolean {
    return this.scroll.top > 0 || (this.element?.matches(':hover, :focus-within') ?? false)
  }

  /** The row that must not move: the one below the pointer, else the selected one, else the first on screen. */
  private anchor(): number {
    const { element, pointer, scroll, view } = this
    const { count, height, head, selected } = this.layout
    if (element && pointer !== undefined) {
      const y = pointer - element.getBoundingClientRect().top - head
      const row = Math.floor((y + scroll.top) / height)
      if (y >= 0 && row < count) return row
    }
    const at = selected * height - scroll.top
    return selected >= 0 && at >= 0 && at + height <= view - head ? selected : Math.ceil(scroll.top / height)
  }

  private goTo(top: number): void {
    this.scroll.goTo(top)
    this.settle()
    this.update()
  }

  private settle(): void {
    const { element, scroll } = this
    if (!element) return
    this.overscan = OVERSCAN
    const native = scroll.settled()
    if (Math.abs(native - element.scrollTop) >= 1) element.scrollTop = native
    scroll.native = element.scrollTop
    this.update()
  }

  private update(): void {
    const next = this.next()
    if (next === this.drawn) return
    this.drawn = next
    this.changed()
  }

  private next(): Drawn {
    const { scroll, view, drawn, overscan } = this
    const { count, height, head } = this.layout
    const first = Math.max(0, Math.min(count, Math.floor(scroll.top / height)) - overscan)
    const end = Math.min(count, Math.ceil((scroll.top + view - head) / height) + overscan)
    const { offset } = scroll
    if (first === drawn.first && end === drawn.end && offset === drawn.offset) return drawn
    return { first, end, offset, keys: this.keys(first, Math.max(0, end - first)) }
  }

  /** A row that stays keeps its key; after a jump the rows on screen become others, which is cheaper than making them anew. */
  private keys(first: number, length: number): number[] {
    const { drawn } = this
    const isJump = first >= drawn.end || first + length <= drawn.first
    return Array.from({ length }, (_, index) => {
      const known = drawn.keys[isJump ? index : index + first - drawn.first]
      return known ?? this.nextKey++
    })
  }
}
