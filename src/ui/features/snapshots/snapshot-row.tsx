import { useEffect, useRef, useState } from 'react'
import { bytes, clockSeconds, dateAndTime, plural } from '../../components/time'
import type { Snapshot } from '../../store/snapshot-slice'
import { usePanel } from '../../store/store'
import { countEvents } from './size'
import { useCompareSnapshot } from './use-compare'

interface SnapshotRowProps {
  snapshot: Snapshot
  /** Bytes, estimated. */
  size: number
}

/** One snapshot: its name, of which page and moment it is, what can be done with it. F2 renames, Delete deletes. */
export function SnapshotRow({ snapshot, size }: SnapshotRowProps) {
  const { id, name, at, url, recording, isFile } = snapshot
  const [naming, setNaming] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const rename = usePanel((state) => state.renameSnapshot)
  const remove = usePanel((state) => state.deleteSnapshot)
  const open = usePanel((state) => state.openSnapshot)
  const save = usePanel((state) => state.exportSnapshot)
  const openPicker = usePanel((state) => state.openPicker)
  const compare = useCompareSnapshot()
  const done = (text: string | undefined): void => {
    if (text !== undefined) rename(id, text)
    setNaming(false)
    row.current?.focus()
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.target !== row.current) return
    if (event.key === 'F2') setNaming(true)
    else if (event.key === 'Delete') remove(id)
    else if (event.key === 'Enter') compare(snapshot)
    else return
    event.preventDefault()
  }
  return (
    <li ref={row} className="snapshot" tabIndex={0} aria-label={name} onKeyDown={onKeyDown}>
      <span className="snapshot-name">
        {naming ? (
          <NameField name={name} onDone={done} />
        ) : (
          <b className="ellipsis" title={name} onDoubleClick={() => setNaming(true)}>
            {name}
          </b>
        )}
        <small className="ellipsis numbers" title={url}>
          <span title={dateAndTime(at)}>{isFile ? dateAndTime(at) : clockSeconds(at)}</span> ·{' '}
          {plural(countEvents(recording), 'event')} · about {bytes(size)} · {url.replace(/^https?:\/\//, '')}
        </small>
      </span>
      <span className="snapshot-actions">
        <button
          type="button"
          className="button outlined"
          title="With the live page, as it is now"
          onClick={() => compare(snapshot)}
        >
          Compare
        </button>
        <button type="button" className="button outlined" onClick={() => openPicker([], id)}>
          Compare with…
        </button>
        <button type="button" className="button outlined" onClick={() => open(id)}>
          Open
        </button>
        <button type="button" className="button outlined" onClick={() => save(id)}>
          Export…
        </button>
        <button type="button" className="button outlined" onClick={() => setNaming(true)}>
          Rename
        </button>
        <button type="button" className="button outlined" aria-label={`Delete ${name}`} onClick={() => remove(id)}>
          ✕
        </button>
      </span>
    </li>
  )
}

/** Enter keeps the new name, Escape the old one. */
function NameField({ name, onDone }: { name: string; onDone: (text: string | undefined) => void }) {
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => ref.current?.select(), [])
  return (
    <input
      ref={ref}
      className="field"
      aria-label={`Name of ${name}`}
      defaultValue={name}
      maxLength={80}
      autoFocus
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') onDone(event.currentTarget.value)
        else if (event.key === 'Escape') {
          event.preventDefault()
          onDone(undefined)
        }
      }}
      onBlur={(event) => onDone(event.currentTarget.value)}
    />
  )
}
