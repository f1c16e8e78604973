import { useMemo } from 'react'
import { canTry } from '../../../core/dry-run/saved-states'
import { command } from '../../components/keys'
import { goToFirstDivergence } from '../../moments/first-divergence'
import { useServices } from '../../services'
import { stepPlayhead } from '../../store/stepping'
import { wholeSubject } from '../../store/selectors'
import { usePanel, usePanelStore } from '../../store/store'
import { watchSelected } from '../../store/watch-selected'
import { TAB_NAMES, TABS } from '../../store/view-slice'
import type { Entry } from './entries'
import { useDriftCommands } from './use-drift-commands'
import { usePickCommands } from './use-pick-commands'
import { useOriginalsCommands } from './use-originals-commands'
import { useRefetchCommands } from './use-refetch-commands'

type Command = Omit<Entry, 'id'> & { when?: boolean }

/** Everything that can be done now, in the order in which the palette lists it. */
export function useCommands(): Entry[] {
  const { live } = useServices()
  const store = usePanelStore()
  const { recording, preserveLog } = usePanel((state) => state.status)
  const judged = usePanel((state) => state.live !== undefined || state.session !== undefined)
  const session = usePanel((state) => state.session)
  const playhead = usePanel((state) => state.playhead)
  const onlyDifferences = usePanel((state) => state.onlyDifferences)
  const settings = usePanel((state) => state.settings)
  const isTriable = usePanel((state) => {
    const subject = wholeSubject(state)
    return subject !== undefined && canTry(subject)
  })
  const drift = useDriftCommands()
  const refetches = useRefetchCommands()
  const originals = useOriginalsCommands()
  const picking = usePickCommands()
  return useMemo(() => {
    const state = store.getState()
    const commands: Command[] = [
      ...TABS.map((tab) => ({ label: `Go to ${TAB_NAMES[tab]}`, run: () => state.setTab(tab) })),
      { label: 'Next difference', keys: 'n', run: () => state.askStep(1) },
      { label: 'Previous difference', keys: 'p', run: () => state.askStep(-1) },
      { label: 'Expand to differences', run: () => state.askDepth('differences') },
      { label: 'Expand all rows', run: () => state.askDepth('all') },
      { label: 'Collapse all rows', run: () => state.askDepth('none') },
      {
        label: onlyDifferences ? 'Show equal paths too' : 'Only differences',
        run: () => state.setOnlyDifferences(!onlyDifferences),
      },
      {
        label: 'First divergence',
        keys: '\\',
        run: () => goToFirstDivergence(store.getState()),
      },
      { label: 'A moment earlier', keys: '[', run: () => stepPlayhead(store.getState(), -1) },
      { label: 'Back to now', when: playhead !== undefined, run: () => state.movePlayhead(undefined) },
      { label: 'Find in paths, values and events', keys: command('F'), run: () => state.openFind('here') },
      { label: 'Find everywhere: all sources, all time', run: () => state.openFind('everywhere') },
      { label: 'Watch the selected path, or no longer', run: () => watchSelected(store.getState()) },
      ...drift,
      ...refetches,
      ...originals,
      ...picking,
      { label: 'Export session…', when: judged, run: () => state.openDialog('export') },
      { label: 'Import session…', run: state.askImport },
      { label: 'Close the read-only session', when: session !== undefined, run: state.closeSession },
      ...live$(session === undefined),
      { label: 'Settings…', run: () => state.openDialog('settings') },
      ...(['devtools', 'light', 'dark'] as const).map((theme) => ({
        label: theme === 'devtools' ? 'Theme: as DevTools' : `Theme: ${theme}`,
        when: settings.theme !== theme,
        run: () => state.setSettings({ theme }),
      })),
      settings.times === 'utc'
        ? { label: 'Times: local', run: () => state.setSettings({ times: 'local' }) }
        : { label: 'Times: UTC', run: () => state.setSettings({ times: 'utc' }) },
      { label: 'Keys', keys: '?', run: () => state.openPalette('?') },
    ]
    function live$(when: boolean): Command[] {
      return [
        { label: recording ? 'Pause recording' : 'Record', when, run: () => live.record(!recording) },
        { label: 'Clear', detail: 'what was recorded so far', when, run: live.clear },
        {
          label: preserveLog ? 'Preserve log: off' : 'Preserve log: on',
          when,
          run: () => live.preserveLog(!preserveLog),
        },
        { label: 'Reload the page', when: when && live.reloadPage !== undefined, run: () => live.reloadPage?.() },
        {
          label: 'Reload check',
          detail: 'what its stores do not get back, and why',
          when: when && judged && live.reloadPage !== undefined,
          run: () => state.openDialog('reload-check'),
        },
        {
          label: 'Try the migration…',
          detail: 'on a saved state, with nothing applied',
          when: when && isTriable,
          run: () => state.openDialog('dry-run'),
        },
      ]
    }
    return commands
      .filter(({ when = true }) => when)
      .map(({ when: _, ...entry }) => ({ ...entry, id: `command ${entry.label}` }))
  }, [
    store,
    live,
    recording,
    preserveLog,
    judged,
    session,
    playhead,
    onlyDifferences,
    settings,
    isTriable,
    drift,
    refetches,
    originals,
    picking,
  ])
}
