import { isObject } from '../support/own'
import { fields, isPlain, type Nodes, type ObjectAdmin } from './nodes'

type Members = Readonly<Record<string, unknown>>

/** mobx's own, which all copies of one major share: whether a change outside an action is worth a warning, and open batches. */
interface Globals {
  allowStateChanges: boolean
  inBatch: number
}

/** Puts a state into an observable as one action would: what is there already is kept, and takes the new members. */
export function put(admin: ObjectAdmin, state: unknown, nodes: Nodes): void {
  const jobs: (() => void)[] = []
  collect(admin.target_, state, nodes, jobs)
  const globals: unknown = Reflect.get(window, '__mobxGlobals')
  const { allowStateChanges } = isGlobals(globals) ? globals : {}
  if (isGlobals(globals)) {
    globals.allowStateChanges = true
    globals.inBatch++
  }
  try {
    for (const job of jobs) job()
  } finally {
    if (isGlobals(globals)) {
      globals.inBatch--
      // One that nobody observes ends the batch by mobx's own hand.
      new admin.keysAtom_.constructor('').reportChanged()
      globals.allowStateChanges = allowStateChanges ?? false
    }
  }
}

const isGlobals = (value: unknown): value is Globals =>
  isObject(value) &&
  'inBatch' in value &&
  'allowStateChanges' in value &&
  typeof value.inBatch === 'number' &&
  typeof value.allowStateChanges === 'boolean'

/** What has to be assigned where; nothing for what is as it should be. */
function collect(live: object, state: unknown, nodes: Nodes, jobs: (() => void)[]): void {
  const found = nodes.of(live)
  if (!found || !isObject(state)) return
  if (found.kind === 'object') {
    for (const [name, now] of fields(found.admin)) {
      if (!Object.hasOwn(state, name)) continue
      const next = (state as Members)[name]
      replace(now, next, nodes, jobs, () => Reflect.set(live, name, next))
    }
  } else if (found.kind === 'array' && Array.isArray(state)) {
    const { values_ } = found.admin
    const next: unknown[] = state
    for (const [index, now] of values_.slice(0, next.length).entries()) {
      replace(now, next[index], nodes, jobs, () => Reflect.set(live, index, next[index]))
    }
    if (values_.length !== next.length) {
      const from = Math.min(values_.length, next.length)
      jobs.push(() => call(live, 'splice', from, values_.length - from, ...next.slice(from)))
    }
  } else if (found.kind === 'map' || found.kind === 'set') {
    jobs.push(() => call(live, 'replace', state))
  }
}

function replace(now: unknown, next: unknown, nodes: Nodes, jobs: (() => void)[], assign: () => void): void {
  if (Object.is(now, next)) return
  const isLive = isObject(now) && nodes.of(now) !== undefined
  const sameKind = isLive && isObject(next) && Array.isArray(now) === Array.isArray(next)
  if (sameKind && (isPlain(next) || nodes.of(now)?.kind !== 'object')) collect(now, next, nodes, jobs)
  else jobs.push(assign)
}

function call(target: object, method: string, ...args: readonly unknown[]): void {
  const found: unknown = Reflect.get(target, method)
  if (typeof found === 'function') Reflect.apply(found, target, args)
}
