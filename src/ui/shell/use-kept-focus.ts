import { useEffect } from 'react'

/**
 * DevTools take the focus out of the panel, as Escape does for their drawer, and give it back to the document as a whole: then
 * what had it before gets it again, or the keyboard would be lost.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: EventTarget | null = null
    const onFocusIn = (event: FocusEvent): void => {
      last = event.target
    }
    const onReturn = (): void => {
      if (document.activeElement === document.body && last instanceof HTMLElement) last.focus({ preventScroll: true })
    }
    document.addEventListener('focusin', onFocusIn)
    window.addEventListener('focus', onReturn)
    return () => {
      document.removeEventListener('focusin', onFocusIn)
      window.removeEventListener('focus', onReturn)
    }
  }, [])
}
