import { type ReactNode, useSyncExternalStore } from 'react'
import { MOVED, navigate } from './navigate'
import { useStudio } from './studio'

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
