import { usePanel } from '../../store/store'
import { useTakeSnapshot } from '../../store/take-snapshot'

/** Keeps what is known now, to be compared with what comes. */
export function SnapshotButton({ className = '' }: { className?: string }) {
  const take = useTakeSnapshot()
  const ready = usePanel((state) => state.live !== undefined || state.session !== undefined)
  const file = usePanel((state) => state.session?.file)
  return (
    <button
      type="button"
      className={`button outlined ${className}`}
      title={
        file === undefined
          ? 'Keep what is known now, in this panel, to compare it with what comes'
          : `Keep ${file} in this panel, to compare it with others`
      }
      disabled={!ready}
      onClick={take}
    >
      Snapshot
    </button>
  )
}
