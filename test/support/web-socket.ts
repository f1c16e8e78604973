import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** The server's end of a WebSocket that carries short texts. */
export interface TextSocket {
  send: (text: string) => void
}

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const TEXT = 0x81

/** Takes up a connection that a browser asks for, and hears its texts of up to 125 bytes; anything else ends it. */
export function acceptSocket(
  request: IncomingMessage,
  stream: Duplex,
  heard: (text: string, socket: TextSocket) => void,
): void {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`).digest('base64')
  stream.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
  const socket: TextSocket = {
    send(text) {
      const bytes = Buffer.from(text)
      if (bytes.length > 125) throw new Error('texts of up to 125 bytes only')
      stream.write(Buffer.concat([Buffer.from([TEXT, bytes.length]), bytes]))
    },
  }
  let rest = Buffer.alloc(0)
  stream.on('error', () => undefined)
  stream.on('end', () => stream.end())
  stream.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (let end = frameEnd(rest); end <= rest.length; end = frameEnd(rest)) {
      if (rest[0] !== TEXT) {
        stream.end()
        return
      }
      const mask = rest.subarray(2, 6)
      heard(Buffer.from(rest.subarray(6, end).map((byte, index) => byte ^ (mask[index % 4] ?? 0))).toString(), socket)
      rest = rest.subarray(end)
    }
  })
}

/** Where the first frame ends: two bytes, four of its mask, then its text. */
function frameEnd(bytes: Buffer): number {
  const length = bytes[1]
  return length === undefined ? Number.POSITIVE_INFINITY : 6 + (length & 0x7f)
}
