import { useEffect } from 'react'
import { goToFirstDivergence } from '../../moments/first-divergence'
import { stepPlayhead } from '../../store/stepping'
import { type PanelState, usePanelStore } from '../../store/store'

const EDITABLE = 'input:not([type=checkbox], [type=radio]), textarea, select'

const KEYS: Readonly<Record<string, (state: PanelState) => void>> = {
  '[': (state) => stepPlayhead(state, -1),
  ']': (state) => stepPlayhead(state, 1),
  '{': (state) => stepPlayhead(state, -1, 'change'),
  '}': (state) => stepPlayhead(state, 1, 'change'),
  '\\': (state) => goToFirstDivergence(state),
}

/** `[` and `]` step through the events, `{` and `}` through the changes of the subject, `\` shows the first divergence: in every view. */
export function useMomentKeys(): void {
  const store = usePanelStore()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const act = KEYS[event.key]
      const isTyping = event.target instanceof Element && event.target.matches(EDITABLE)
      // Where these keys need AltGr, it counts as Ctrl and Alt at once.
      const isCommand = event.metaKey || event.ctrlKey !== event.altKey
      if (!act || isTyping || isCommand || document.querySelector('dialog[open]')) return
      event.preventDefault()
      act(store.getState())
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store])
}
