import type { Column } from '../../../core/diagnosis'
import { isSnapshot } from '../../../core/timeline/channel'
import type { MenuGroup } from '../../components/menu'
import { useRefetch } from '../../refetch/use-refetch'

/** What a resource's column offers: to ask the server again, under what will be asked, or why that cannot be. */
export function useRefetchItems(): (column: Column) => MenuGroup[] {
  const refetch = useRefetch()
  return ({ source, asked }) => {
    if (source.kind !== 'server' || isSnapshot(source)) return []
    const reason = refetch ? 'No GET request to it is on record' : 'A saved session has no server to ask'
    const item = { label: 'Fetch again', run: () => asked && refetch?.(asked), disabled: !asked || !refetch }
    return [{ name: asked && refetch ? `GET ${asked.url}` : reason, titled: true, items: [item] }]
  }
}
