import { type Rebuilt, rebuild } from './rebuild'

/** Characters of a program that DevTools takes without a pause one would notice. */
const LONGEST = 8_000_000

/** By this name of its getter a `$drift` is known to be ours, over reloads of the panel too. */
const OURS = 'driftscopeValue'

/**
 * What is evaluated in the inspected page, on a click alone: gives the value a name there, `$drift`, and answers with it. A
 * `$drift` of the page's own is left as it is; then the name is `$drift1`.
 */
export function driftProgram(value: unknown): { program: string; lost: Rebuilt['lost'] } | undefined {
  const { code, lost } = rebuild(value)
  if (code.length > LONGEST) return undefined
  const program = `(() => {
${code}
const isFree = (name) => {
  const known = Object.getOwnPropertyDescriptor(globalThis, name)
  return known ? known.configurable && known.get?.name === '${OURS}' : !(name in globalThis)
}
let name = '$drift'
for (let n = 1; !isFree(name); n += 1) name = '$drift' + n
const { get, set } = {
  get: function ${OURS}() { return result },
  set(value) { Object.defineProperty(globalThis, name, { value, writable: true, enumerable: true, configurable: true }) },
}
Object.defineProperty(globalThis, name, { get, set, enumerable: false, configurable: true })
return name
})()`
  return { program, lost }
}

/** What is said of it. */
export function driftSentence(of: string, name: string, lost: Rebuilt['lost']): string {
  const taken = name === '$drift' ? '' : ' ($drift is the page’s own)'
  const [first, ...more] = lost
  const without = first === undefined ? '' : `; ${first}${more.length > 0 ? ` and ${more.length} more` : ''}`
  return `${of} is ${name} in the console${taken}${without}`
}
