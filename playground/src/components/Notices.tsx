import { useStore } from 'zustand'
import { useStudio } from '../studio'

/** What went wrong, with a way to try again. */
export function Notices() {
  const { stores } = useStudio()
  const notices = useStore(stores.notices, (state) => state.notices)
  const dismiss = (id: number) =>
    stores.notices.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }))
  return (
    <div className="notices" role="status">
      {notices.map(({ id, text, retry }) => (
        <div key={id} className="notice">
          <span>{text}</span>
          {retry && (
            <button
              type="button"
              onClick={() => {
                dismiss(id)
                retry()
              }}
            >
              Try again
            </button>
          )}
          <button type="button" aria-label="Dismiss" onClick={() => dismiss(id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  )
}
