import { scopeOf } from '../../store/find-slice'
import { usePanel } from '../../store/store'

const SCOPES = [
  { scope: 'here', name: 'Here', says: 'In what this view shows' },
  { scope: 'everywhere', name: 'Everywhere', says: 'In all sources, now and at any time before' },
] as const

/** Where is looked: in what is on screen, or in everything on record. */
export function FindScope() {
  const shown = usePanel(scopeOf)
  const isExpression = usePanel((state) => state.find.regex)
  const openFind = usePanel((state) => state.openFind)
  return (
    <span role="group" aria-label="Where to find" className="find-scope">
      {SCOPES.map(({ scope, name, says }) => (
        <button
          key={scope}
          type="button"
          className="button find-toggle"
          aria-pressed={scope === shown}
          title={isExpression && scope === 'here' ? 'Expressions are looked for everywhere' : says}
          disabled={isExpression && scope === 'here'}
          onClick={() => openFind(scope)}
        >
          {name}
        </button>
      ))}
    </span>
  )
}
