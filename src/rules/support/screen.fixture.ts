import type { PageBuilder, StoreBuilder } from '../../core/timeline/build.fixture'
import type { Encoded } from '../../core/value/encoded'
import type { Path } from '../../core/value/path'

interface Behind {
  path: Path
  value: Encoded
  component?: string
}

/** Components show something else than the store holds: nothing, that they have caught up. */
export function shows(
  page: PageBuilder,
  store: StoreBuilder,
  behind: readonly Behind[],
  after?: 'resize' | 'focus' | 'visibility',
): void {
  const source = `rendered:${store.id}`
  page.describe({ id: source, kind: 'rendered', label: 'the screen' })
  const value = behind.map(({ path, value: shown, component = '' }) => ({ path: [...path], value: shown, component }))
  page.add({ type: 'rendered', source, value, ...(after && { after }) })
}
