import { type ReactNode, useEffect } from 'react'
import { useDialog } from './use-dialog'
import './modal.css'

interface ModalProps {
  name: string
  children: ReactNode
  onClose: () => void
}

/** A dialog above everything. Escape and a press beside it close it; focus goes back to where it came from. */
export function Modal({ name, children, onClose }: ModalProps) {
  const { ref, close, props } = useDialog(onClose)
  // What had the focus may go, by whatever renders within: then keys would reach DevTools, whose Escape opens the drawer.
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return undefined
    const keepFocus = (): void => {
      if (document.activeElement === document.body) dialog.focus()
    }
    keepFocus()
    const observer = new MutationObserver(keepFocus)
    observer.observe(dialog, { childList: true, subtree: true, attributeFilter: ['disabled'] })
    return () => observer.disconnect()
  }, [ref])
  return (
    <dialog
      ref={ref}
      className="modal"
      aria-label={name}
      tabIndex={-1}
      {...props}
      // DevTools' own shortcuts are not meant.
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => event.target === ref.current && close()}
    >
      <div className="modal-body">
        <h2>{name}</h2>
        {children}
      </div>
    </dialog>
  )
}
