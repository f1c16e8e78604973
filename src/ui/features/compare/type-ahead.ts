import type { RowIndex } from './row-index'

/** ms between two letters of one name. */
const PAUSE_MS = 500
/** Rows that are looked through for a name. */
const MOST_ROWS = 20_000

/** Letters typed one after another go to the row whose name begins so. */
export class TypeAhead {
  private typed = ''
  private at = Number.NEGATIVE_INFINITY

  /**
   * Whether a key is part of a name at this moment. `n` and `p` step through the differences: they are letters only while a name
   * is being typed, or as capitals.
   */
  takes(key: string, now: number): boolean {
    if (!/^[\p{L}\p{N}_$@.-]$/u.test(key)) return false
    return this.isTyping(now) || (key !== 'n' && key !== 'p')
  }

  /** The row to go to after one more letter, from the selected row on and round the end; -1 where none begins so. */
  next(key: string, now: number, index: RowIndex, selected: number): number {
    const typed = this.isTyping(now) ? this.typed : ''
    this.typed = typed + key.toLowerCase()
    this.at = now
    // The same letter again goes through the rows that begin with it.
    const again = this.typed === (this.typed[0] ?? '').repeat(this.typed.length)
    const wanted = again ? (this.typed[0] ?? '') : this.typed
    const from = again ? selected + 1 : Math.max(0, selected)
    for (let n = 0; n < Math.min(index.count, MOST_ROWS); n += 1) {
      const number = (from + n) % index.count
      if (nameOf(index, number).startsWith(wanted)) return number
    }
    return -1
  }

  /** Another key ends the name. */
  end(): void {
    this.at = Number.NEGATIVE_INFINITY
  }

  private isTyping(now: number): boolean {
    return now - this.at <= PAUSE_MS
  }
}

const nameOf = (index: RowIndex, number: number): string => String(index.stepOf(number) ?? '').toLowerCase()
