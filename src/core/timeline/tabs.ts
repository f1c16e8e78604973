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

/** One of them; a tab that nobody recorded is another one. */
export function tabName(names: TabNames, id: string): string {
  return names.get(id) ?? 'another tab'
}
