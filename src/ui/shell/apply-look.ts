import { showTimesIn } from '../components/time'
import type { Theme } from '../host'
import type { Settings } from '../settings'
import { ROW_HEIGHTS } from '../store/use-row-height'

/** Gives the document the theme, the density and the clock that were set; `theme`: what DevTools have. */
export function applyLook(settings: Settings, theme: Theme): void {
  const root = document.documentElement
  root.dataset['theme'] = settings.theme === 'devtools' ? theme : settings.theme
  root.style.setProperty('--row', `${ROW_HEIGHTS[settings.density]}px`)
  showTimesIn(settings.times)
}
