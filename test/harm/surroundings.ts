/** What there is at each path, in words. */
export type Lines = Record<string, string>

/**
 * Runs in the page: one line for everything a script can look at without calling it. All own properties of the window, of
 * what stands in it and of the prototypes behind that, each by its shortest path.
 */
export function surroundings(): Lines {
  const lines: Lines = {}
  const seen = new Set<object>([window])
  const queue: { owner: object; path: string; depth: number }[] = [{ owner: window, path: 'window', depth: 0 }]

  const isObject = (value: unknown): value is object =>
    (typeof value === 'object' && value !== null) || typeof value === 'function'

  const enqueue = (value: unknown, path: string, depth: number): void => {
    if (!isObject(value) || seen.has(value) || depth > 4) return
    seen.add(value)
    queue.push({ owner: value, path, depth })
  }

  const isConstructor = (value: object): boolean => {
    try {
      Reflect.construct(Object, [], value as NewableFunction)
      return true
    } catch {
      return false
    }
  }

  const inWords = (value: unknown): string => {
    if (typeof value !== 'function') return typeof value
    const text = Function.prototype.toString.call(value)
    const source = /\{\s*\[native code\]\s*\}$/.test(text) ? text : 'its own text'
    return `${isConstructor(value) ? 'class' : 'function'} ${value.name}/${value.length} ${source}`
  }

  for (const { owner, path, depth } of queue) {
    const keys = Reflect.ownKeys(owner)
    lines[`${path}.*`] = keys.map(String).join(' ')
    for (const key of keys) {
      const place = `${path}.${String(key)}`
      const { get, set, value, enumerable, configurable, writable } = Reflect.getOwnPropertyDescriptor(owner, key) ?? {}
      const flags = [enumerable && 'enumerable', configurable && 'configurable', writable && 'writable']
      const words = get || set ? `get ${inWords(get)} set ${inWords(set)}` : inWords(value)
      lines[place] = [...flags.filter(Boolean), words].join(' ')
      for (const part of [get, set, value]) enqueue(part, place, depth + 1)
    }
    enqueue(Reflect.getPrototypeOf(owner), `${path}.__proto__`, depth + 1)
  }
  const inherited: string[] = []
  for (const key in {}) inherited.push(key)
  lines['for in {}'] = inherited.join(' ')
  lines['Object.keys(window)'] = Object.keys(window).join(' ')
  return lines
}

/** The paths at which the two differ; of what was added, without what is below. */
export function differences(before: Lines, after: Lines): string[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const added = paths.filter((path) => !(path in before))
  const isBelow = (path: string): boolean => added.some((each) => path.startsWith(`${each}.`))
  return paths.filter((path) => before[path] !== after[path] && !isBelow(path))
}
