/** One end of a two-way channel for texts, in order. */
export interface Transport {
  /** Hands a text over; nothing happens once the channel is closed. */
  send: (text: string) => void
  /**
   * Calls `receive` for everything that arrives, unchecked, and `closed` once when the other end goes or never was there.
   * The function it returns closes this end without calling `closed`.
   */
  listen: (receive: (input: unknown) => void, closed?: () => void) => () => void
}
