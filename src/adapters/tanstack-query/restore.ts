import type { AdapterHost } from '../define-adapter'
import { hasOwnMethods } from '../support/own'
import { standIn } from '../support/watch-method'
import type { PersistOptions } from './persisters'
import type { WatchedClient } from './watched-client'

const NativePromise = Promise
const { then } = Promise.prototype
const { apply } = Reflect

/** A day: how old a persisted client may be unless the app says otherwise. */
const DEFAULT_MAX_AGE = 86_400_000

const restores = new WeakMap<WatchedClient, number>()

/** Follows the restore that `options` have just been handed to: `persister.restoreClient` is the next that it calls. */
export function watchRestore(options: PersistOptions, watched: WatchedClient, host: AdapterHost): void {
  const { persister } = options
  if (!hasOwnMethods(persister, ['restoreClient'])) return
  const number = (restores.get(watched) ?? 0) + 1
  restores.set(watched, number)
  const { handle } = watched
  const read = (client: unknown): void => {
    handle.hydration(number, { step: 'read', state: readable(client, options) })
    watched.restoring = number
    // What was read is taken in in the next microtask but one at latest.
    host.soon(() => host.soon(() => applied()))
  }
  const applied = (): void => {
    handle.hydration(number, { step: 'applied' })
    watched.restoring = undefined
  }
  const failed = (error: unknown): void => handle.hydration(number, { step: 'failed', error })
  const instead = (call: () => unknown): unknown => {
    host.guard(() => {
      putBack()
      handle.hydration(number, { step: 'started' })
    }, undefined)
    const result = asked(call, failed, host)
    host.guard(() => {
      if (!(result instanceof NativePromise)) return read(result)
      // Whoever restores awaits it as well and hears of a failure.
      void apply(then, result, [
        (client: unknown) => host.guard(() => read(client), undefined),
        (error: unknown) => host.guard(() => failed(error), undefined),
      ])
    }, undefined)
    return result
  }
  const putBack = standIn(persister, 'restoreClient', instead, host)
}

/** What the page's own function returns or throws. */
function asked(ask: () => unknown, failed: (error: unknown) => void, host: AdapterHost): unknown {
  try {
    return ask()
  } catch (error) {
    host.guard(() => failed(error), undefined)
    throw error
  }
}

interface PersistedClient {
  buster: unknown
  timestamp: number
  clientState: { queries?: readonly { queryHash: string; state: { data: unknown } }[] }
}

/** The answers in what was read; nothing where it is of another buster or too old, and so thrown away. */
function readable(value: unknown, { buster = '', maxAge = DEFAULT_MAX_AGE }: PersistOptions): unknown {
  const client = value as PersistedClient | undefined
  if (!client?.timestamp || client.buster !== buster || Date.now() - client.timestamp > Number(maxAge)) return undefined
  return {
    data: Object.fromEntries((client.clientState.queries ?? []).map((each) => [each.queryHash, each.state.data])),
  }
}
