import { get } from 'node:http'

/** What the server of a case holds: asked from outside the browser, where nobody listens. */
export function ask(origin: string, path: string): Promise<unknown> {
  const { port, host } = new URL(origin)
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())))
    }).on('error', reject)
  })
}
