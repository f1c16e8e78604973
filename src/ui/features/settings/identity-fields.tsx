import { originOfId } from '../../../core/ignore/rule'
import { plural } from '../../components/time'
import { shownDiagnosis } from '../../store/selectors'
import { usePanel } from '../../store/store'
import { IdentityField } from './identity-field'

const NONE: readonly never[] = []

/** By what elements of arrays are the same on this site: each rule can be changed, switched off and taken back. */
export function IdentityFields() {
  const identities = usePanel((state) => state.identities)
  const origin = usePanel((state) => state.status.origin)
  const saved = usePanel((state) => state.session?.diagnosis)
  const subjects = usePanel((state) => shownDiagnosis(state)?.subjects ?? NONE)
  const all = saved ? (saved.identities ?? NONE) : identities
  const origins = new Set([origin, ...subjects.map(({ id }) => originOfId(id))])
  const own = all.filter((rule) => origins.has(rule.origin))
  const others = all.length - own.length
  if (all.length === 0) return undefined
  return (
    <fieldset>
      <legend>Elements of arrays</legend>
      {own.map((rule) => (
        <IdentityField
          key={JSON.stringify([rule.origin, rule.subject, rule.pattern])}
          rule={rule}
          isSaved={saved !== undefined}
        />
      ))}
      {saved && <p className="dim settings-note">As it was when this session was saved.</p>}
      {others > 0 && <p className="dim settings-note">{plural(others, 'rule')} of other sites.</p>}
    </fieldset>
  )
}
