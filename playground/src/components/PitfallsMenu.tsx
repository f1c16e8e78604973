import { PITFALLS } from '../pitfalls'
import { useStudio } from '../studio'

/** Switches the app's mistakes on and off; each switch loads the page again, as stores are made only once. */
export function PitfallsMenu() {
  const { pitfalls } = useStudio().payload
  const on = pitfalls.filter((id) => PITFALLS.has(id))
  return (
    <details className="pitfalls">
      <summary>
        Pitfalls <span className={on.length > 0 ? 'lamp on' : 'lamp'}>{on.length > 0 ? `${on.length} on` : 'off'}</span>
      </summary>
      <ul>
        {[...PITFALLS].map(([id, { title, what }]) => (
          <li key={id}>
            <button
              type="button"
              role="switch"
              aria-checked={on.includes(id)}
              aria-label={title}
              aria-describedby={`pitfall-${id}`}
              onClick={() => toggle(on, id)}
            >
              <span className="switch" aria-hidden="true" />
              <strong>{title}</strong>
            </button>
            <p id={`pitfall-${id}`}>{what}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}

function toggle(on: readonly string[], id: string): void {
  const next = on.includes(id) ? on.filter((each) => each !== id) : [...on, id]
  const url = new URL(window.location.href)
  if (next.length > 0) url.searchParams.set('pitfall', next.join(','))
  else url.searchParams.delete('pitfall')
  window.location.assign(url)
}
