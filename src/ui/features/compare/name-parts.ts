/** What tells a request from its like, and what stands before it: `GET /api/products/:id` is `GET /api/` and `products/:id`. */
export function nameParts(request: string): { start: string; end: string } {
  const segments = request.split('/')
  const ending = segments.length > 3 ? 2 : 1
  if (segments.length < 3) return { start: '', end: request }
  const end = segments.slice(-ending).join('/')
  return { start: request.slice(0, -end.length), end }
}
