export interface NameParts {
  start: string
  middle: string
  end: string
}

/**
 * A request's name in the pieces that a head leaves out one after another as it gets narrower: `GET /api/products/:id` is
 * `GET /api/`, `products/` and `:id`, `GET /api/products` is `GET /api/` and `products`.
 */
export function nameParts(request: string): NameParts {
  const [method = '', ...segments] = request.split(/(?<=\/)/)
  if (segments.length < 2) return { start: '', middle: '', end: request }
  const end = segments.at(-1) ?? ''
  const middle = segments.length > 2 ? (segments.at(-2) ?? '') : ''
  return { start: [method, ...segments.slice(0, middle === '' ? -1 : -2)].join(''), middle, end }
}
