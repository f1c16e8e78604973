import type { Host, HostStorage } from './host'

const PREFIX = 'driftscope:'

/** An ordinary page's own storage. */
const pageStorage: HostStorage = {
  load: async (key) => parsed(localStorage.getItem(PREFIX + key)),
  save: async (key, value) => localStorage.setItem(PREFIX + key, JSON.stringify(value)),
  watch: (key, listener) => {
    const changed = (event: StorageEvent): void => {
      if (event.key === PREFIX + key) listener(parsed(event.newValue))
    }
    addEventListener('storage', changed)
    return () => removeEventListener('storage', changed)
  },
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The parts of a host that every page can do by itself. */
export const pageHost: Host = {
  theme: () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'),
  onThemeChange: (listener) => {
    const query = matchMedia('(prefers-color-scheme: dark)')
    const changed = (): void => listener(query.matches ? 'dark' : 'light')
    query.addEventListener('change', changed)
    return () => query.removeEventListener('change', changed)
  },
  openResource: async (url) => {
    const isPage = /^https?:/.test(url)
    if (isPage) window.open(url, '_blank', 'noopener')
    return isPage
  },
  copy: copyText,
  save: (name, content) => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(content)
    link.download = name
    link.click()
    // The download reads the object after this task.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  },
  storage: pageStorage,
}

/** The asynchronous clipboard is refused in DevTools panels and unfocused pages; the old command works there. */
async function copyText(text: string): Promise<void> {
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  area.style.opacity = '0'
  const focused = document.activeElement
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  if (focused instanceof HTMLElement) focused.focus()
  if (!done) await navigator.clipboard.writeText(text)
}
