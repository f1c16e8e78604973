import type { Entry } from './merge'

/** By tab id: `tab 1`, `tab 2`. */
export type TabNames = ReadonlyMap<string, string>

/**
 * What a person reads of tabs, in the order in which they appeared: of a recording's `tabs`, or of a timeline's. The
 * browser's own ids mean nothing to anybody.
 */
export function tabNames(tabs: readonly { id: string }[] | ReadonlyMap<string, unknown>): TabNames {
  const ids = isMap(tabs) ? [...tabs.keys()] : tabs.map(({ id }) => id)
  return new Map(ids.map((id, index) => [id, `tab ${index + 1}`]))
}

const isMap = (tabs: readonly { id: string }[] | ReadonlyMap<string, unknown>): tabs is ReadonlyMap<string, unknown> =>
  !Array.isArray(tabs)

export const ANOTHER_TAB = 'another tab'

/** One of them; a tab that nobody recorded is another one. */
export function tabName(names: TabNames, id: string): string {
  return names.get(id) ?? ANOTHER_TAB
}

/** Where a fact happened, for somebody who looks at one tab: ` in tab 2`; '' in that tab, and while there is no other. */
export function elsewhere(names: TabNames, own: string): (entry: Entry) => string {
  return ({ event, document }) =>
    names.size < 2 || document.tab === own || ('seenBy' in event && event.seenBy === 'storage-event')
      ? ''
      : ` in ${tabName(names, document.tab)}`
}
