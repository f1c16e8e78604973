/** A request as an app sends it: `GET /api/account` → `fetch("/api/account")`; of an operation only its name is known. */
export function fetchOf(line: string, body: string): string {
  const [, method = 'GET', address] = /^([A-Z]+) (\S*\/\S*)$/.exec(line) ?? []
  if (address === undefined) return `send(${body}) /* ${line} */`
  if (method === 'GET') return `fetch(${JSON.stringify(address)})`
  const sent = method === 'DELETE' ? '' : `, body: JSON.stringify(${body})`
  return `fetch(${JSON.stringify(address)}, { method: ${JSON.stringify(method)}${sent} })`
}
