import type { Callable } from '../define-adapter'

const NativeProxy = Proxy

/** `owner` as it is, but for some of its methods: those are what `methods` make of them, the same each time. */
export function overhearMembers<T extends object>(
  owner: T,
  methods: Readonly<Record<string, (original: Callable) => Callable>>,
  more: ProxyHandler<T> = {},
): T {
  const heard = new Map<unknown, { original: unknown; ours: Callable }>()
  return new NativeProxy(owner, {
    ...more,
    get(target, key, receiver) {
      const original: unknown = Reflect.get(target, key, receiver)
      const make = typeof key === 'string' && Object.hasOwn(methods, key) ? methods[key] : undefined
      if (!make || typeof original !== 'function') return original
      // What a proxy may not show otherwise.
      if (Object.getOwnPropertyDescriptor(target, key)?.configurable === false) return original
      const known = heard.get(key)
      if (known?.original === original) return known.ours
      const ours = make(original as Callable)
      heard.set(key, { original, ours })
      return ours
    },
  })
}
