import { defineSource, type SourceHost } from './define-source'

const { apply } = Reflect
/** The browser's own getters: a page may put others on its objects. */
const getter = (name: string): ((event: object) => unknown) => {
  const get = Object.getOwnPropertyDescriptor(Event.prototype, name)?.get
  return (event) => get && apply(get, event, [])
}
const targetOf = getter('target')
const typeOf = getter('type')

/** JSON, also as Socket.IO sends it. */
const JSON_TEXT = /^\s*(?:\d+(?:\/[^,]*,)?\d*)?[[{]/
/** Messages of one connection put on record in a second; the rest is counted. */
const PER_SECOND = 20

export default defineSource({
  id: 'messages',
  technique: 'messages',
  start(host) {
    const channels = new Channels(host)
    const seen = new WeakSet()
    // Reading `data` is how every listener takes a message in, however it came to listen.
    host.hook(MessageEvent.prototype, 'data', (event) => {
      const target = targetOf(event as object)
      if (!(target instanceof WebSocket || target instanceof EventSource) || seen.has(event as object)) return undefined
      seen.add(event as object)
      return {
        returned: (data) => {
          const name = target instanceof EventSource ? typeOf(event as object) : undefined
          channels.tell(
            'message-received',
            target,
            data,
            typeof name === 'string' && name !== 'message' ? name : undefined,
          )
          return data
        },
      }
    })
    host.hook(WebSocket.prototype, 'send', (socket, [data]) => {
      const stack = host.stack()
      return {
        returned: (result) => {
          if (socket instanceof WebSocket) channels.tell('message-sent', socket, data, undefined, stack)
          return result
        },
      }
    })
    host.report('WebSocket and EventSource', 'armed')
  },
})

interface Channel {
  id: string
  /** Of the present second. */
  since: number
  told: number
  skipped: number
}

class Channels {
  private readonly known = new WeakMap<object, Channel>()
  private count = 0

  constructor(private readonly host: SourceHost) {}

  tell(
    type: 'message-received' | 'message-sent',
    target: WebSocket | EventSource,
    data: unknown,
    event?: string,
    stack?: Error,
  ): void {
    if (typeof data !== 'string' || !JSON_TEXT.test(data)) return
    const channel = this.channelOf(target)
    const now = Date.now()
    if (now - channel.since >= 1_000) Object.assign(channel, { since: now, told: 0 })
    if (++channel.told > PER_SECOND) return void channel.skipped++
    const { skipped } = channel
    channel.skipped = 0
    const url = target.url.slice(0, 2_000)
    const body = this.host.holdText(data)
    this.host.record(
      { type, channel: channel.id, url, body, ...(event !== undefined && { event }), ...(skipped > 0 && { skipped }) },
      stack,
    )
  }

  private channelOf(target: object): Channel {
    const channel = this.known.get(target) ?? { id: `c${++this.count}`, since: 0, told: 0, skipped: 0 }
    this.known.set(target, channel)
    return channel
  }
}
