import { type ReactNode, useSyncExternalStore } from 'react'
import { useStudio } from './studio'

const MOVED = 'studio:moved'

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(MOVED, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(MOVED, listener)
  }
}

/** The path of the page. */
export function usePath(): string {
  const { payload } = useStudio()
  return useSyncExternalStore(
    subscribe,
    () => window.location.pathname,
    () => payload.path,
  )
}

/** Goes to another page of the studio; what is in the query (the pitfalls) stays. */
export function navigate(path: string): void {
  window.history.pushState(null, '', path + window.location.search)
  window.dispatchEvent(new Event(MOVED))
}

/** A link within the studio. */
export function Link({ to, className, children }: { to: string; className?: string; children: ReactNode }) {
  const { payload } = useStudio()
  const here = usePath() === to
  const query = payload.pitfalls.length > 0 ? `?pitfall=${payload.pitfalls.join(',')}` : ''
  return (
    <a
      href={to + query}
      className={className}
      aria-current={here ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        navigate(to)
      }}
    >
      {children}
    </a>
  )
}
