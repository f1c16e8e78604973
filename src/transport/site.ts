/** Which pages belong together: all that a client's own tabs show, and what other tabs show of the same origin. */
export class Site {
  /** Of the own tabs' page; '' while unknown, or where nothing is recorded. */
  origin = ''
  readonly #own: ReadonlySet<number> | undefined
  /** This origin, and those before it that are still in the recording. */
  readonly #recorded = new Set<string>()

  /** Without `own` every tab is. */
  constructor(own?: readonly number[]) {
    this.#own = own && new Set(own)
  }

  isOwn(tab: number): boolean {
    return this.#own?.has(tab) ?? true
  }

  /** Whether a page is to be followed. */
  has(tab: number, origin: string | undefined): boolean {
    return this.isOwn(tab) || (origin !== undefined && origin !== '' && origin === this.origin)
  }

  /** Whether a page belongs into the recording. */
  records(tab: number, origin: string): boolean {
    return this.isOwn(tab) || this.#recorded.has(origin)
  }

  /** `keep`: what was recorded of the site before stays. */
  moveTo(origin: string, keep: boolean): void {
    this.origin = origin
    if (!keep) this.#recorded.clear()
    this.#recorded.add(origin)
  }
}

/** Of an address; undefined where it has none of its own, as `about:blank`. */
export function originOf(url: string | undefined): string | undefined {
  const origin = url !== undefined && URL.canParse(url) ? new URL(url).origin : 'null'
  return origin === 'null' ? undefined : origin
}

/** The ids of those tabs that show a page of an origin, as far as the browser tells addresses. */
export function atOrigin(
  tabs: readonly { id?: number | undefined; url?: string | undefined }[],
  origin: string,
): number[] {
  return tabs.flatMap(({ id, url }) => (id !== undefined && originOf(url) === origin ? [id] : []))
}
