import type { Transport } from './transport'

/** A channel in memory, for tests: texts wait until they are delivered one by one, and are lost when it is cut. */
export interface MemoryChannel {
  client: Transport
  page: Transport
  /** Delivers the oldest waiting text, of either direction. false: none waits. */
  deliver: () => boolean
  /** Both ends are told, and what waits is lost. */
  cut: () => void
}

interface End {
  receive?: (input: unknown) => void
  closed?: (() => void) | undefined
}

export function memoryChannel(): MemoryChannel {
  const waiting: (() => void)[] = []
  const [client, page]: [End, End] = [{}, {}]
  let open = true

  const close = (told: End[]): void => {
    if (!open) return
    open = false
    waiting.length = 0
    for (const end of told) end.closed?.()
  }
  const transport = (own: End, other: End): Transport => ({
    send: (text) => {
      if (open) waiting.push(() => other.receive?.(text))
    },
    listen: (receive, closed) => {
      Object.assign(own, { receive, closed })
      return () => close([other])
    },
  })
  return {
    client: transport(client, page),
    page: transport(page, client),
    deliver: () => {
      const next = waiting.shift()
      next?.()
      return next !== undefined
    },
    cut: () => close([client, page]),
  }
}
