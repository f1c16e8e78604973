/** A fact's place in the recording. */
export interface Moment {
  event: string
  at: number
  /** Order in the whole recording. */
  seq: number
  document: string
}
