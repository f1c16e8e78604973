import type { LiveStatus } from '../../live'
import { useServices } from '../../services'
import { EXPLANATIONS } from './explain'

/** Above what was recorded before: why nothing is recorded any more, and what to do about it. */
export function ConnectionBanner({ status }: { status: LiveStatus }) {
  const { live } = useServices()
  const { connection, origin } = status
  if (connection === 'connected' || connection === 'connecting') return undefined
  const { title, action } = EXPLANATIONS[connection](origin === '' ? 'this page' : origin)
  const act = action === 'permission' ? live.requestPermission : action === 'reload' ? live.reloadPage : undefined
  return (
    <div className="banner banner-bad" role="status" aria-label="Not recording">
      <span className="grow">
        {title}. <span className="dim">What was recorded before stays here.</span>
      </span>
      {act && (
        <button type="button" className="button outlined" onClick={act}>
          {action === 'permission' ? `Allow ${origin}` : 'Reload the page'}
        </button>
      )}
    </div>
  )
}
