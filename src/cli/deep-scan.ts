import type { Page } from 'playwright'
import { DriftscopeError, detailOf } from '../core/errors'
import { FOUND } from '../protocol/page-events'

/** Objects of one page that go to its agent at most. */
const MOST = 500

/**
 * Asks the browser's debugger for every object of the page that has what stores have, and hands them to the agent, which
 * takes those it knows how to read. Resolves to how many looked like stores. Throws `deep-scan-failed`.
 */
export async function deepScan(page: Page): Promise<number> {
  const objectGroup = 'driftscope-deep-scan'
  try {
    const debug = await page.context().newCDPSession(page)
    const prototype = await debug.send('Runtime.evaluate', { expression: 'Object.prototype', objectGroup })
    const prototypeObjectId = prototype.result.objectId ?? ''
    const { objects } = await debug.send('Runtime.queryObjects', { prototypeObjectId, objectGroup })
    const { result, exceptionDetails } = await debug.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: handOver.toString(),
      arguments: [{ value: FOUND }, { value: MOST }],
      returnByValue: true,
    })
    await debug.send('Runtime.releaseObjectGroup', { objectGroup })
    await debug.detach()
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return typeof result.value === 'number' ? result.value : 0
  } catch (error) {
    throw new DriftscopeError('deep-scan-failed', { detail: detailOf(error) })
  }
}

/**
 * Runs in the page, `this` being all its objects. Calls nothing of theirs, not even a getter. It goes there as text: no
 * function inside it may have a name, for which builds add a helper that the page lacks.
 */
function handOver(this: object[], type: string, most: number): number {
  const readers = ['getState', 'getSnapshot', 'getQueryCache', 'get', 'peek']
  const watchers = ['subscribe', 'getMutationCache', 'sub', 'listen', 'onChange']
  const found: object[] = []
  for (const each of this) {
    const methods = new Set<string>()
    for (let at: object | null = each; at && at !== Object.prototype; at = Object.getPrototypeOf(at) as object | null) {
      for (const name of [...readers, ...watchers]) {
        if (typeof Object.getOwnPropertyDescriptor(at, name)?.value === 'function') methods.add(name)
      }
    }
    if (readers.some((name) => methods.has(name)) && watchers.some((name) => methods.has(name))) found.push(each)
    if (found.length >= most) break
  }
  window.dispatchEvent(new CustomEvent(type, { detail: found }))
  return found.length
}
