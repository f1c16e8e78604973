/**
 * px of the tallest element that is scrolled natively. Chromium ends at 33.5 million device pixels and scrolls in steps of two from
 * 9 million on, Firefox collapses what is taller than 17.8 million.
 */
const TALLEST = 4_000_000

/**
 * A scroll position in a list of any height, shown by an element of limited height: small moves are what they are, a jump goes to
 * the same share of the list, and `settled` puts the native position right once nobody scrolls.
 */
export class PagedScroll {
  /** px of the list above what is on screen. */
  top = 0
  /** The scroll position of the element that this was made of. */
  native = 0
  private total = 0
  private view = 0

  constructor(private readonly tallest = TALLEST) {}

  /** px of the element that stands for the list. */
  get height(): number {
    return Math.min(this.total, this.tallest)
  }

  /** px by which rows stand elsewhere in the element than in the list. */
  get offset(): number {
    return this.factor === 1 ? 0 : this.native - this.top
  }

  resize(total: number, view: number): void {
    this.total = total
    this.view = view
    this.top = Math.min(this.top, this.most)
  }

  /** The element was scrolled. */
  scrolled(native: number): void {
    const by = native - this.native
    this.native = native
    if (this.factor === 1) this.top = native
    else if (native <= 0) this.top = 0
    else if (native >= this.height - this.view - 1) this.top = this.most
    else if (Math.abs(by) > this.view) this.top = native * this.factor
    else this.top += by
    this.top = Math.max(0, Math.min(this.most, this.top))
  }

  /** Goes to a position; returns the native one that belongs to it. */
  goTo(top: number): number {
    this.top = Math.max(0, Math.min(this.most, top))
    return this.settled()
  }

  /** The native position that belongs to this one. */
  settled(): number {
    // Fractions of a pixel stay: the last row must end where the view does.
    return this.factor === 1 ? this.top : Math.round(this.top / this.factor)
  }

  private get most(): number {
    return Math.max(0, this.total - this.view)
  }

  /** px of the list for each one of the element. */
  private get factor(): number {
    return this.total <= this.tallest ? 1 : this.most / Math.max(1, this.tallest - this.view)
  }
}
