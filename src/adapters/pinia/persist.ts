import type { AdapterHost, StoreHandle } from '../define-adapter'
import { isObject, ownValue } from '../support/own'

type Persist = Parameters<StoreHandle['persist']>[0]

const texts = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : undefined

/** Tells what pinia-plugin-persistedstate is asked to keep of a store: `true`, one set of options, or several. */
export function describePersist(id: string, option: unknown, handle: StoreHandle, host: AdapterHost): void {
  if (option !== true && !isObject(option)) return
  const all = Array.isArray(option) ? option.filter(isObject) : [isObject(option) ? option : {}]
  for (const each of all) {
    const described = describe(id, each, handle.latest(), host)
    if (described && all.length === 1) handle.persist(described)
    else if (described) handle.persistPart({ ...described, mount: [] })
  }
}

function describe(id: string, options: object, state: unknown, host: AdapterHost): Persist | undefined {
  const key = ownValue(options, 'key')
  // A function of the app's own makes its name.
  if (typeof key === 'function') return undefined
  const area = areaOf(ownValue(options, 'storage'), host)
  const picks = texts(ownValue(options, 'pick')) ?? texts(ownValue(options, 'paths'))
  return {
    name: typeof key === 'string' ? key : id,
    ...(area && { area }),
    hasMigrate: false,
    omits: omitsOf(state, picks, texts(ownValue(options, 'omit')) ?? []),
  }
}

/** Which of the browser's own; left open for any other, and for what the plugin itself was given. */
function areaOf(storage: unknown, host: AdapterHost): Persist['area'] {
  if (!isObject(storage)) return undefined
  const areas = ['localStorage', 'sessionStorage'] as const
  return areas.find((area) => host.guard(() => window[area] === storage, false))
}

/** The members of the state that are left out: `pick` and `omit` are paths written with dots. */
function omitsOf(state: unknown, picks: readonly string[] | undefined, omits: readonly string[]): string[][] {
  const found: string[][] = []
  const collect = (node: unknown, path: string[]): void => {
    if (!isObject(node) || Array.isArray(node)) return
    for (const key of Object.keys(node)) {
      const below = [...path, key]
      const name = below.join('.')
      const goesOn = (other: string): boolean => other.startsWith(`${name}.`)
      const isPicked = !picks || picks.some((pick) => pick === name || name.startsWith(`${pick}.`))
      if (omits.includes(name) || (!isPicked && !picks.some(goesOn))) found.push(below)
      else if (omits.some(goesOn) || !isPicked) collect(ownValue(node, key), below)
    }
  }
  collect(state, [])
  return found
}
