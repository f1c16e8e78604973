import { useEffect } from 'react'
import { usePanelStore } from '../../store/store'

const EDITABLE = 'input:not([type=checkbox], [type=radio]), textarea, select'

/** Ctrl+K, on a Mac Cmd+K, opens the palette and closes it; `?` outside of fields lists the keys. DevTools takes neither. */
export function usePaletteKey(): void {
  const store = usePanelStore()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { dialog, openPalette, closeDialog } = store.getState()
      const palette =
        event.key.toLowerCase() === 'k' && event.ctrlKey !== event.metaKey && !event.shiftKey && !event.altKey
      const typing = event.target instanceof Element && event.target.matches(EDITABLE)
      const keys = event.key === '?' && !event.ctrlKey && !event.metaKey && !event.altKey && !typing
      if (!palette && !keys) return
      if (dialog !== undefined && dialog !== 'palette') return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (dialog === 'palette' && palette) closeDialog()
      else openPalette(keys ? '?' : '')
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [store])
}
