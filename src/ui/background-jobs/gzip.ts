import { DriftscopeError, detailOf } from '../../core/errors'

/** A text as gzip. */
export async function gzip(text: string): Promise<Blob> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Response(stream, { headers: { 'content-type': 'application/gzip' } }).blob()
}

/**
 * The text of a file, unpacked where it is gzip (told by its first bytes, whatever its name). Throws a DriftscopeError
 * `session-corrupt` or `session-truncated` for gzip that cannot be unpacked.
 */
export async function textOf(file: Blob, name: string): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  if (first !== 0x1f || second !== 0x8b) return file.text()
  try {
    return await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text()
  } catch (error) {
    // Node and the browsers each say in other words that the stream ended before its trailer.
    if (/unexpected end|truncated|premature|terminated/i.test(detailOf(error)))
      throw new DriftscopeError('session-truncated', { name })
    throw new DriftscopeError('session-corrupt', { name, detail: 'its gzip data is damaged' })
  }
}
