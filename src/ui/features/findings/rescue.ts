import type { DiagnosedSubject } from '../../../core/diagnosis'
import { originOfId } from '../../../core/ignore/rule'
import type { Rescue, SessionSource } from '../../../core/session/session'
import type { Content } from '../../../core/timeline/history'
import { rebuild } from '../../drift/rebuild'

/** What is to be written where, as the page's own storage takes it. */
export interface Restore {
  to: SessionSource
  origin: string
  /** As text, for a look at it before. */
  shown: string
  value: unknown
  /** What stands there now, with its text; undefined: no entry. */
  now: { shown: string; value: unknown } | undefined
}

/** What a rescue would write; undefined where that is no storage entry, or is not known whole. */
export function restoreOf({ from, to }: Rescue, { id, members }: DiagnosedSubject): Restore | undefined {
  const target = members.find(({ source }) => source.id === to)
  const reading = members
    .find(({ source }) => source.id === from.source)
    ?.history.readings.find(({ entry }) => entry.id === from.event)
  const content = reading?.content()
  if (!target || !content?.present || from.source !== to) return undefined
  const { source, history } = target
  const isEntry = source.kind === 'localStorage' || source.kind === 'sessionStorage' || source.kind === 'indexedDB'
  const { shown, value } = written(source, content)
  if (!isEntry || source.key === undefined || value === undefined || rebuild(value).lost.length > 0) return undefined
  const last = history.readings.at(-1)?.content()
  return { to: source, origin: originOfId(id), shown, value, now: last?.present ? written(source, last) : undefined }
}

/** The same entry as it was before the rescue. */
export const undoOf = ({ to, origin, now, shown, value }: Restore): Restore => ({
  to,
  origin,
  shown: now?.shown ?? '',
  value: now?.value,
  now: { shown, value },
})

function written({ kind }: SessionSource, { text, value }: Content): { shown: string; value: unknown } {
  const stored = kind === 'indexedDB' && text === undefined ? value : text
  return { shown: text ?? JSON.stringify(value, undefined, 2) ?? '', value: stored }
}

/**
 * A program for the inspected page that writes an entry, and answers with `true`; IndexedDB's is written in the background.
 * Its function's name is what the recording then tells as the writer. It throws on another site, and where storage refuses.
 */
export function restoreProgram({ to, origin, value }: Restore): string {
  const { code } = rebuild(value)
  const key = JSON.stringify(to.key)
  const put = value === undefined ? `removeItem(${key})` : `setItem(${key}, result)`
  const write = to.kind === 'indexedDB' ? idbWrite(to, value === undefined) : `${to.kind}.${put}`
  return `(function restoredByDriftscope() {
if (location.origin !== ${JSON.stringify(origin)}) throw new Error('the page is of another site')
${code}
${write}
return true
})()`
}

/** Into a database that is there: one that came to be by this would be a change of the page's. */
function idbWrite({ database = '', objectStore = '', key = '' }: SessionSource, isRemoved: boolean): string {
  const [name, store, at] = [database, objectStore, key].map((each) => JSON.stringify(each))
  const put = isRemoved
    ? `store.delete(${at})`
    : `store.keyPath === null ? store.put(result, ${at}) : store.put(result)`
  return `
const open = indexedDB.open(${name})
open.onupgradeneeded = () => open.transaction.abort()
open.onsuccess = () => {
  const store = open.result.transaction(${store}, 'readwrite').objectStore(${store})
  ${put}
  store.transaction.oncomplete = () => open.result.close()
}`
}
