/** Milliseconds from which it is told that a write kept the page waiting. */
const NOTICEABLE = 1

/** What a write cost the page, as its fact tells it. */
export function noticeable(milliseconds: number): { took?: number } {
  return milliseconds < NOTICEABLE ? {} : { took: Math.round(milliseconds * 10) / 10 }
}
