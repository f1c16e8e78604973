import { type RefObject, useEffect, useRef } from 'react'

interface Dialog {
  ref: RefObject<HTMLDialogElement | null>
  /** Closes it; the focus is back where it came from when this returns. */
  close: () => void
  /** For the element. */
  props: { onCancel: (event: React.SyntheticEvent) => void; onClose: () => void }
}

/**
 * A modal dialog that is open while it is rendered. Its owner is told of its end at once: the browser's `close`
 * comes a task later, and a key pressed in between would meet a dialog that is neither open nor gone.
 */
export function useDialog(onClose: () => void): Dialog {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => ref.current?.showModal(), [])
  const close = (): void => {
    ref.current?.close()
    onClose()
  }
  const onCancel = (event: React.SyntheticEvent): void => {
    // Of a field for files within, too.
    if (event.target !== ref.current) return
    event.preventDefault()
    close()
  }
  return { ref, close, props: { onCancel, onClose } }
}
