import type { MenuItem } from '../../components/menu'
import { useHost } from '../../host'
import { usePanel } from '../../store/store'
import type { CopyForm } from './copy-forms'

/** Makes menu items out of what can be copied; the footer says what was. */
export function useCopy(): (form: CopyForm) => MenuItem {
  const host = useHost()
  const say = usePanel((state) => state.say)
  return ({ name, label = `Copy as ${name}`, text }) => ({
    label,
    run: () =>
      void host.copy(text()).then(
        () => say(`Copied ${name}`),
        () => say('Not copied: the browser refused'),
      ),
  })
}
