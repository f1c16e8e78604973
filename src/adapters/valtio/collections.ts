import type { Callable } from '../define-adapter'
import { ownValue } from '../support/own'

const { apply } = Reflect

/** What a `proxyMap` or `proxySet` stands for: a Map or Set of what is in it; undefined for any other target. */
export function collectionOf(target: object): Map<unknown, unknown> | Set<unknown> | undefined {
  const entries = method(target, 'entries')
  const values = method(target, 'values')
  if (!entries || !values || !Array.isArray(ownValue(target, 'data')) || !Object.hasOwn(target, 'epoch'))
    return undefined
  return method(target, 'set')
    ? new Map(apply(entries, target, []) as Iterable<[unknown, unknown]>)
    : new Set(apply(values, target, []) as Iterable<unknown>)
}

/** Fills a `proxyMap` or `proxySet` anew, by its own methods. */
export function fill(proxy: object, target: object, content: Map<unknown, unknown> | Set<unknown>): void {
  const clear = method(target, 'clear')
  const put = method(target, content instanceof Map ? 'set' : 'add')
  if (!clear || !put) return
  apply(clear, proxy, [])
  for (const [key, value] of content.entries()) apply(put, proxy, content instanceof Map ? [key, value] : [value])
}

function method(owner: object, name: string): Callable | undefined {
  const value = ownValue(owner, name)
  return typeof value === 'function' ? (value as Callable) : undefined
}
