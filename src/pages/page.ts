import '../ui/tokens.css'
import '../ui/base.css'
import './page.css'
import { pageHost } from '../ui/page-host'

/** Gives a page of its own the theme of the browser, and every change of it. */
export function followTheme(): void {
  const show = (theme: string): void => {
    document.documentElement.dataset['theme'] = theme
  }
  show(pageHost.theme())
  pageHost.onThemeChange(show)
}
