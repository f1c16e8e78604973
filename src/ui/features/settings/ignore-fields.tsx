import { useMemo } from 'react'
import { hiddenBy } from '../../../core/ignore/hidden'
import { type IgnoreRule, originOfId } from '../../../core/ignore/rule'
import { plural } from '../../components/time'
import { shownDiagnosis } from '../../store/selectors'
import { usePanel } from '../../store/store'
import { IgnoreAdder, IgnoreField } from './ignore-field'

const NONE: readonly never[] = []

/** What is ignored on this site, and how much each rule hides: each can be changed, switched off and taken back. */
export function IgnoreFields() {
  const ignores = usePanel((state) => state.ignores)
  const origin = usePanel((state) => state.status.origin)
  const saved = usePanel((state) => state.session?.diagnosis)
  const subjects = usePanel((state) => shownDiagnosis(state)?.subjects ?? NONE)
  const origins = useMemo(() => new Set([origin, ...subjects.map(({ id }) => originOfId(id))]), [origin, subjects])
  const all = saved ? (saved.ignores ?? NONE) : ignores
  const own = useMemo(() => all.filter((rule) => origins.has(rule.origin)), [all, origins])
  const hidden = useMemo(() => hiddenBy(own, subjects), [own, subjects])
  const others = all.length - own.length
  return (
    <fieldset>
      <legend>Ignored paths and muted rules</legend>
      {own.map((rule, index) => (
        <IgnoreField key={keyOf(rule)} rule={rule} hidden={hidden[index] ?? 0} isSaved={saved !== undefined} />
      ))}
      {saved && <p className="dim settings-note">As it was when this session was saved.</p>}
      {!saved && origin !== '' && <IgnoreAdder origin={origin} />}
      {others > 0 && <p className="dim settings-note">{plural(others, 'rule')} of other sites.</p>}
    </fieldset>
  )
}

const keyOf = ({ origin, subject, rule, pattern }: IgnoreRule): string =>
  JSON.stringify([origin, subject, rule, pattern])
