import { useEffect } from 'react'
import { usePanel } from '../../store/store'

/** Ctrl+F, on a Mac Cmd+F, finds in the panel: before DevTools takes the key for its own search. */
export function useFindKey(): void {
  const open = usePanel((state) => state.openFind)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const asked =
        event.key.toLowerCase() === 'f' && event.ctrlKey !== event.metaKey && !event.shiftKey && !event.altKey
      if (!asked || document.querySelector('dialog[open]')) return
      event.preventDefault()
      event.stopImmediatePropagation()
      open()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [open])
}
