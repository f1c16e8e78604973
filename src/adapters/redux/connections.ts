import type { AdapterHost, Callable, StoreHandle } from '../define-adapter'
import { holderOf } from '../support/holders'
import { isObject, ownValue } from '../support/own'
import { overhearMembers } from './overhear'

const NativeProxy = Proxy
const { apply } = Reflect

interface Connection {
  name: string
  /** What was sent last. */
  state: unknown
  handle?: StoreHandle
  /** It hands over its state at the beginning: what it belongs to is found by other means. */
  isKnown: boolean
}

const member = (owner: unknown, key: string): unknown =>
  isObject(owner) || typeof owner === 'function' ? ownValue(owner, key) : undefined

/**
 * What is sent to Redux DevTools over `connect()`
 * (https://github.com/reduxjs/redux-devtools/blob/main/extension/docs/API/Methods.md).
 */
export class Connections {
  /** The last of each name, which is all that `send` says. */
  private readonly byName = new Map<string, Connection>()

  constructor(private readonly host: AdapterHost) {}

  /** The tool's `connect`, overheard. */
  connect(original: Callable, used: () => void): Callable {
    return new NativeProxy(original, {
      apply: (target, self, args: unknown[]) => {
        const made: unknown = apply(target, self, args)
        return this.host.guard(() => (isObject(made) ? this.overheard(made, nameIn(args[0]), used) : made), made)
      },
    })
  }

  /** The tool's `send`, which takes all that its monitor shows instead of one state. */
  send(original: Callable, used: () => void): Callable {
    return new NativeProxy(original, {
      apply: (target, self, args: unknown[]) => {
        const [, lifted, options] = args
        this.host.guard(() => {
          const name = nameIn(options)
          const connection = this.byName.get(name)
          const state = presentIn(lifted)
          if (connection && state !== undefined) this.sent(connection, undefined, state, used)
        }, undefined)
        return apply(target, self, args)
      },
    })
  }

  private overheard(made: object, name: string, used: () => void): object {
    const connection: Connection = { name, state: undefined, isKnown: false }
    this.byName.set(name, connection)
    const listen = this.host.guardHot((method: unknown, [first, second]: readonly unknown[]) => {
      if (method === 'init') connection.isKnown ||= first !== undefined
      else this.sent(connection, first, second, used)
    })
    return overhearMembers(made, {
      init: (original) => this.listened(original, (args) => listen('init', args)),
      send: (original) => this.listened(original, (args) => listen('send', args)),
    })
  }

  private listened(original: Callable, hear: (args: readonly unknown[]) => void): Callable {
    return new NativeProxy(original, {
      apply: (target, self, args: unknown[]) => {
        hear(args)
        return apply(target, self, args)
      },
    })
  }

  private sent(connection: Connection, action: unknown, state: unknown, used: () => void): void {
    const name = actionName(action)
    const holder = holderOf(state)
    if (holder) {
      connection.isKnown = true
      if (name !== undefined) holder.named(name)
    }
    connection.state = state
    if (connection.isKnown || state === undefined) return
    if (connection.handle) {
      connection.handle.changed(state, undefined, { action: name })
      return
    }
    used()
    connection.handle = this.host.store({ name: connection.name, libraryFrames: 0, current: () => connection.state })
    connection.handle.created(state)
  }
}

/** What the app calls its store in the DevTools. */
export function nameIn(options: unknown): string {
  const name = member(options, 'name')
  return typeof name === 'string' && name !== '' ? name : 'redux'
}

function actionName(action: unknown): string | undefined {
  const given = typeof action === 'string' ? action : member(action, 'type')
  // How NgRx wraps those of the app.
  const type = given === 'PERFORM_ACTION' ? member(member(action, 'action'), 'type') : given
  // What zustand says where the app gave no name.
  return typeof type === 'string' && type !== 'anonymous' ? type : undefined
}

/** The state that is shown, of all that a monitor keeps. */
function presentIn(lifted: unknown): unknown {
  const [states, index] = [member(lifted, 'computedStates'), member(lifted, 'currentStateIndex')]
  return Array.isArray(states) && typeof index === 'number' ? member(states[index], 'state') : undefined
}
