import { ExportButton } from '../features/exchange/export-button'
import { ImportButton } from '../features/exchange/import-button'
import { ReloadCheckButton } from '../features/reload-check/reload-check-button'
import { SnapshotButton } from '../features/snapshots/snapshot-button'
import { command } from '../components/keys'
import { useServices } from '../services'
import { usePanel } from '../store/store'
import { Tabs } from './tabs'

/** Recording controls, the page, the tabs, and the way in and out for files. */
export function Toolbar() {
  const { live } = useServices()
  const status = usePanel((state) => state.status)
  const session = usePanel((state) => state.session)
  const { recording, preserveLog } = status
  return (
    <header className="toolbar">
      <button
        type="button"
        className="button record"
        aria-pressed={recording}
        aria-label={recording ? 'Pause recording' : 'Record'}
        title={recording ? 'Pause recording' : 'Record'}
        disabled={session !== undefined}
        onClick={() => live.record(!recording)}
      >
        {recording ? '●' : '○'}
      </button>
      <button
        type="button"
        className="button"
        aria-label="Clear"
        title="Clear what was recorded so far"
        disabled={session !== undefined}
        onClick={() => live.clear()}
      >
        ⌀
      </button>
      <label className="check optional" title="Keep what was recorded when the page navigates or reloads">
        <input
          type="checkbox"
          checked={preserveLog}
          disabled={session !== undefined}
          onChange={(event) => live.preserveLog(event.target.checked)}
        />
        Preserve log
      </label>
      <span className="separator optional" />
      <PageAddress url={session?.url ?? (status.url || status.origin)} />
      <span className="separator optional" />
      <Tabs />
      <span className="grow" />
      <FindButton />
      <PaletteButton />
      <ReloadCheckButton />
      <SnapshotButton className="optional" />
      <ExportButton />
      <ImportButton />
      <SettingsButton />
    </header>
  )
}

function SettingsButton() {
  const openDialog = usePanel((state) => state.openDialog)
  return (
    <button
      type="button"
      className="button"
      aria-label="Settings"
      title="Settings"
      onClick={() => openDialog('settings')}
    >
      ⚙
    </button>
  )
}

function PaletteButton() {
  const openPalette = usePanel((state) => state.openPalette)
  return (
    <button
      type="button"
      className="button optional"
      aria-label="Commands"
      title="Commands, subjects, findings and paths"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => openPalette('')}
    >
      ❯ <span className="dim">{command('K')}</span>
    </button>
  )
}

function FindButton() {
  const openFind = usePanel((state) => state.openFind)
  return (
    <button
      type="button"
      className="button"
      aria-label="Find"
      title="Find in paths, values and events"
      aria-keyshortcuts="Control+F Meta+F"
      onClick={() => openFind()}
    >
      ⌕ <span className="optional">Find</span> <span className="optional dim">{command('F')}</span>
    </button>
  )
}

/** Which page this is: its host, and where in it. */
function PageAddress({ url }: { url: string }) {
  const [, host = '', path = ''] = /^[a-z]+:\/\/([^/?#]*)([^?#]*)/.exec(url) ?? []
  return (
    <span role="group" className="ellipsis page optional" title={url} aria-label="Page">
      {host}
      <span className="dim">{path}</span>
    </span>
  )
}
