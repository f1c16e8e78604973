import net from 'node:net'

/** Firefox's own remote protocol: `[0, id, command, parameters]` there, `[1, id, error, result]` back, each behind its length. */
export interface Marionette {
  send: (command: string, parameters?: object) => Promise<unknown>
  close: () => void
}

type Answer = { resolve: (result: unknown) => void; reject: (error: Error) => void }

export async function connect(port: number): Promise<Marionette> {
  const socket = net.connect(port, '127.0.0.1')
  const waiting = new Map<number, Answer>()
  let [unread, last] = [Buffer.alloc(0), 0]
  const greeting = new Promise<void>((resolve, reject) => {
    socket.on('data', (data) => {
      unread = Buffer.concat([unread, data])
      for (let text = nextMessage(); text !== undefined; text = nextMessage()) {
        const message: unknown = JSON.parse(text)
        if (Array.isArray(message)) answer(message)
        else resolve()
      }
    })
    socket.on('close', () => {
      const gone = new Error('Firefox has closed the connection')
      reject(gone)
      for (const each of waiting.values()) each.reject(gone)
      waiting.clear()
    })
    socket.on('error', reject)
  })
  function nextMessage(): string | undefined {
    const start = unread.indexOf(':') + 1
    const end = start + Number(unread.subarray(0, Math.max(0, start - 1)))
    if (start === 0 || unread.length < end) return undefined
    const text = unread.subarray(start, end).toString()
    unread = unread.subarray(end)
    return text
  }
  function answer([, id, error, result]: unknown[]): void {
    const asked = waiting.get(Number(id))
    waiting.delete(Number(id))
    if (error) asked?.reject(new Error(JSON.stringify(error)))
    else asked?.resolve(result)
  }
  await greeting
  return {
    send: (command, parameters = {}) =>
      new Promise((resolve, reject) => {
        const text = JSON.stringify([0, ++last, command, parameters])
        waiting.set(last, { resolve, reject })
        socket.write(`${Buffer.byteLength(text)}:${text}`)
      }),
    close: () => socket.destroy(),
  }
}
