const two = (n: number): string => String(n).padStart(2, '0')

/** What an export is called: `<host>-<time>.session.json.gz`, with only characters that every file system takes. */
export function exportName(url: string, at: number): string {
  const host = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]+)/i.exec(url)?.[1]?.replace(/^[^@]*@/, '') ?? ''
  const safe = host
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
  const d = new Date(at)
  const day = `${d.getFullYear()}${two(d.getMonth() + 1)}${two(d.getDate())}`
  const time = `${two(d.getHours())}${two(d.getMinutes())}${two(d.getSeconds())}`
  return `${safe || 'page'}-${day}-${time}.session.json.gz`
}
