const { text } = Response.prototype
const { get } = Headers.prototype
const { parse } = JSON
const { apply } = Reflect

const MAX_ENTRIES = 200
const MAX_URL = 2_000
const JSON_TYPE = /[/+]json\b/i

/** What is told of a cached response without its body. */
interface Listed {
  type?: string
  size?: number
  date?: string
  status?: number
}

/** Reads caches by the browser's own methods: made before the page's first script, and only where there are caches. */
export class Contents {
  private readonly own: Pick<Cache, 'keys' | 'match'>

  constructor() {
    const { keys, match } = Cache.prototype
    this.own = { keys, match }
  }

  /** What stands in a cache, by address; the page's own origin is left out of it. */
  async of(cache: Cache): Promise<{ [url: string]: Listed }> {
    const requests = await apply(this.own.keys, cache, [])
    const content: [string, Listed][] = []
    for (const request of requests.slice(0, MAX_ENTRIES)) {
      const response = await apply(this.own.match, cache, [request])
      if (response) content.push([nameOf(request.url), listed(response)])
    }
    return Object.fromEntries(content)
  }

  /** What a cached response says, where it is JSON. */
  async bodyAt(cache: Cache, url: string): Promise<unknown> {
    const response = await apply(this.own.match, cache, [url, { ignoreVary: true }])
    if (!response || !JSON_TYPE.test(header(response, 'content-type') ?? '')) return undefined
    return parse(await apply(text, response, [])) as unknown
  }
}

function listed(response: Response): Listed {
  const type = header(response, 'content-type')
  const size = Number(header(response, 'content-length') ?? Number.NaN)
  const date = header(response, 'date')
  return {
    ...(type !== undefined && { type }),
    ...(Number.isFinite(size) && { size }),
    ...(date !== undefined && { date }),
    ...(response.status !== 200 && { status: response.status }),
  }
}

const header = (response: Response, name: string): string | undefined =>
  apply(get, response.headers, [name])?.slice(0, MAX_URL)

const nameOf = (url: string): string =>
  (url.startsWith(`${location.origin}/`) ? url.slice(location.origin.length) : url).slice(0, MAX_URL)
