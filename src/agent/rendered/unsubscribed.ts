import type { Path } from '../../core/value/path'
import { SafeWeakMap, sourceOf } from '../primordials'
import { type Fiber, FUNCTION_COMPONENTS, isObject, member } from '../techniques/fibers'

const HOST_TEXT = 6
const MOST_TEXTS = 50

/** `shop.getState().user.name`, but no call of what stands there. */
const READ = /\.getState\(\)((?:\.[\w$]+)+)(?![\w$]|\()/g
/** `{ count, user: n } = shop.getState()`. */
const TAKEN = /\{([\w$:, ]+)\} ?= ?[\w$.]+\.getState\(\)(?![.\w$])/g

type Callable = (...args: never[]) => unknown

const known = new SafeWeakMap<object, readonly Path[]>()

/** The members of a store that a component's code reads without subscribing to them: by its source text. */
export function readsOf({ type }: Fiber): readonly Path[] {
  if (!isObject(type)) return []
  const before = known.get(type)
  if (before) return before
  const code = typeof type === 'function' ? type : (member(type, 'render') ?? member(type, 'type'))
  const paths = typeof code === 'function' ? pathsIn(sourceOf(code as Callable)) : []
  known.set(type, paths)
  return paths
}

function pathsIn(source: string): Path[] {
  if (!source.includes('getState()')) return []
  const direct = [...source.matchAll(READ)].map(([, members = '']) => members.slice(1).split('.'))
  const taken = [...source.matchAll(TAKEN)].flatMap(([, members = '']) =>
    members.split(',').map((each) => [each.split(':')[0]?.trim() ?? '']),
  )
  return [...direct, ...taken]
}

/** The texts that a component puts into the document itself. */
export function textsOf(component: Fiber): Set<string> {
  const texts = new Set<string>()
  const queue: (Fiber | null)[] = [component.child]
  for (let i = 0; i < queue.length && i < MOST_TEXTS; i++) {
    const fiber = queue[i]
    if (!fiber) continue
    queue.push(fiber.sibling)
    if (FUNCTION_COMPONENTS.has(fiber.tag)) continue
    queue.push(fiber.child)
    const { memoizedProps: props } = fiber
    const text = fiber.tag === HOST_TEXT ? props : isObject(props) ? member(props, 'children') : undefined
    if (typeof text === 'string' || typeof text === 'number') texts.add(String(text))
  }
  return texts
}
