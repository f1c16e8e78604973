import type { MenuItem } from '../../components/menu'
import { useDrift } from '../../drift/use-drift'

/** The menu item that puts a value into the console of the inspected page; none where there is no console. */
export function useDriftItem(): (value: unknown, of: string) => MenuItem[] {
  const put = useDrift()
  return (value, of) => (put ? [{ label: 'Put into console as $drift', run: () => put(value, of.trim()) }] : [])
}
