/** Sent on the window when the studio itself has changed the path. */
export const MOVED = 'studio:moved'

/** Goes to another page of the studio; what is in the query (the pitfalls) stays. */
export function navigate(path: string): void {
  window.history.pushState(null, '', path + window.location.search)
  window.dispatchEvent(new Event(MOVED))
}
