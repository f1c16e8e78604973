import { useRef, useState } from 'react'
import { bytes } from '../../components/time'
import { MOST_SNAPSHOTS, type Snapshot } from '../../store/snapshot-slice'
import { usePanel } from '../../store/store'
import { sizeOf } from './size'
import { SnapshotButton } from './snapshot-button'
import { SnapshotRow } from './snapshot-row'
import './snapshots.css'

/** What was kept: to be named, compared, opened, saved and thrown away. */
export function Snapshots() {
  const snapshots = usePanel((state) => state.snapshots)
  const list = useRef<HTMLUListElement>(null)
  const [sizes] = useState(() => new WeakMap<Snapshot['recording'], number>())
  const size = (snapshot: Snapshot): number => {
    const known = sizes.get(snapshot.recording) ?? sizeOf(snapshot.recording)
    sizes.set(snapshot.recording, known)
    return known
  }
  const total = snapshots.reduce((sum, snapshot) => sum + size(snapshot), 0)
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const rows = [...(list.current?.querySelectorAll<HTMLElement>(':scope > li') ?? [])]
    const at = rows.findIndex((row) => row === document.activeElement)
    if (by === undefined || at < 0) return
    event.preventDefault()
    rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus()
  }
  return (
    <section className="snapshots" aria-label="Snapshots">
      <header className="snapshots-head">
        <span className="grow ellipsis">
          {snapshots.length === 0
            ? 'No snapshots yet'
            : `${snapshots.length} of ${MOST_SNAPSHOTS} · about ${bytes(total)}`}
          <span className="dim"> · kept in this panel only, until it is closed</span>
        </span>
        <SnapshotButton />
      </header>
      {snapshots.length === 0 ? (
        <div className="snapshots-none dim">
          <p>
            A snapshot keeps everything known at this moment: compare it with what comes, with another snapshot, or with
            a session from a file.
          </p>
          <p>Nothing is stored unless you export it. An imported session is kept with the same button.</p>
        </div>
      ) : (
        // Rows take the focus, for their keys; what they offer are buttons.
        <ul ref={list} className="snapshot-list" onKeyDown={onKeyDown}>
          {snapshots.map((snapshot) => (
            <SnapshotRow key={snapshot.id} snapshot={snapshot} size={size(snapshot)} />
          ))}
        </ul>
      )}
    </section>
  )
}
