const two = (n: number): string => String(n).padStart(2, '0')

/** Wall-clock time of a moment in ms since the epoch, in the chosen zone: `12:03:11.204`; `''` when there is none (0). */
export function clock(at: number): string {
  if (!(at > 0)) return ''
  return `${clockSeconds(at)}.${String(new Date(at).getMilliseconds()).padStart(3, '0')}`
}

/** The same to the second: `12:03:11`. */
export function clockSeconds(at: number): string {
  const date = shifted(at)
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`
}

/** A moment that a value holds: `2026-11-22 12:03:11`, without the day when that is today's. */
export function moment(at: number, now = Date.now()): string {
  const day = (time: number): string => dateAndTime(time).slice(0, 10)
  return day(at) === day(now) ? clockSeconds(at) : `${day(at)} ${clockSeconds(at)}`
}

/** Date and time for things that may be old: `2026-11-22 12:03`. */
export function dateAndTime(at: number): string {
  const date = shifted(at)
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
}

let utc = false

/** In which zone every clock of the panel shows times; what is on screen has to be rendered anew after it. */
export function showTimesIn(zone: 'local' | 'utc'): void {
  utc = zone === 'utc'
}

/** A date whose UTC parts are those of the chosen zone. */
const shifted = (at: number): Date => new Date(utc ? at : at - new Date(at).getTimezoneOffset() * 60_000)

/** Distance from the start of the recording in ms: `+3 ms`, `+1.25 s`, `+2:05 min`. */
export function relative(ms: number): string {
  const sign = ms < 0 ? '−' : '+'
  const size = Math.abs(ms)
  if (size < 1_000) return `${sign}${Math.round(size)} ms`
  if (size < 60_000) return `${sign}${(size / 1_000).toFixed(2)} s`
  const seconds = Math.floor(size / 1_000)
  return `${sign}${Math.floor(seconds / 60)}:${two(seconds % 60)} min`
}

/** Bytes for people: `812 B`, `1.1 MB`. */
export function bytes(count: number): string {
  if (count < 1_000) return `${count} B`
  if (count < 1_000_000) return `${(count / 1_000).toFixed(1)} kB`
  return `${(count / 1_000_000).toFixed(1)} MB`
}

/** `1,204`, the same in every locale, so that pictures and tests agree. The browser's own way loads its locales first: 40 ms. */
export const count = (n: number): string => String(n).replaceAll(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ',')

/** `1 event`, `2 events`. */
export const plural = (n: number, noun: string, nouns = `${noun}s`): string => `${count(n)} ${n === 1 ? noun : nouns}`
