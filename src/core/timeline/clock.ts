/** Writes moments and spans; `offsetMinutes` as `Date.prototype.getTimezoneOffset` gives it (UTC minus local time). */
export interface Clock {
  /** `12:03:11` */
  time: (at: number) => string
  /** `12:03:11.204` */
  exact: (at: number) => string
}

export function clock(offsetMinutes = 0): Clock {
  const iso = (at: number) => new Date(at - offsetMinutes * 60_000).toISOString()
  return {
    time: (at) => (Number.isFinite(at) ? iso(at).slice(11, 19) : '--:--:--'),
    exact: (at) => (Number.isFinite(at) ? iso(at).slice(11, 23) : '--:--:--'),
  }
}

/** `+3 ms`, `+1.2 s`: since the document began. */
export function since(start: number, at: number): string {
  return `+${span(at - start)}`
}

/** `20 ms`, `1.2 s`, `3 min` */
export function span(milliseconds: number): string {
  const ms = Math.max(0, Math.round(milliseconds))
  if (ms < 1_000) return `${ms} ms`
  if (ms < 60_000) return `${Number((ms / 1_000).toFixed(1))} s`
  return `${Math.round(ms / 60_000)} min`
}

/** `cart, theme`; beyond the limit the rest is counted: `cart, theme and 3 more`. */
export function list(names: readonly string[], limit = 4): string {
  if (names.length <= limit) return names.join(', ')
  return `${names.slice(0, limit).join(', ')} and ${names.length - limit} more`
}

/** `1 field`, `2 fields` */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
