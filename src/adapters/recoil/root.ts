import type { AdapterHost, Callable } from '../define-adapter'
import { hasOwnMethods, isObject } from '../support/own'
import { standIn } from '../support/watch-method'

interface Loadable {
  state: 'hasValue' | 'hasError' | 'loading'
  contents: unknown
}
interface Tree {
  atomValues: { get: (key: string) => Loadable | undefined }
}

/** What a RecoilRoot hands down to its components. */
interface Root {
  getState: () => { currentTree: Tree; nextTree: Tree | null; knownAtoms: ReadonlySet<string> }
  replaceState: Callable
}

export function isRoot(value: unknown): value is Root {
  if (!isObject(value) || !Object.hasOwn(value, 'storeID')) return false
  // A snapshot has the same, and what it was taken of.
  if (Object.hasOwn(value, 'parentStoreID')) return false
  return hasOwnMethods(value, ['getState', 'replaceState', 'getGraph'])
}

/** Follows the atoms of one RecoilRoot. Every change of them goes through its `replaceState`, called by whoever makes it. */
export function watchRoot(root: Root, defaults: ReadonlyMap<string, unknown>, host: AdapterHost): void {
  const current = reader(root, defaults)
  const handle = host.store({ name: 'recoil', libraryFrames: 0, current })
  handle.created(current())
  const touched = host.guardHot(() => handle.touched())
  const instead = (call: () => unknown): unknown => {
    try {
      return call()
    } finally {
      touched(undefined, undefined)
    }
  }
  standIn(root, 'replaceState', instead, host)
}

/** The values of the atoms in use, by key; the same object for as long as all of them are the same. */
function reader(root: Root, defaults: ReadonlyMap<string, unknown>): () => unknown {
  let latest: Readonly<Record<string, unknown>> | undefined
  return () => {
    const { currentTree, nextTree, knownAtoms } = root.getState()
    const { atomValues } = nextTree ?? currentTree
    const members: Record<string, unknown> = {}
    for (const key of knownAtoms) {
      const loadable = atomValues.get(key)
      if (loadable?.state === 'hasValue') members[key] = loadable.contents
      else if (!loadable && defaults.has(key)) members[key] = defaults.get(key)
    }
    if (!latest || !areSame(latest, members)) latest = members
    return latest
  }
}

function areSame(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && Object.is(a[key], b[key]))
  )
}
