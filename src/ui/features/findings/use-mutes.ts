import { EVERYTHING, type IgnoreRule, originOfId } from '../../../core/ignore/rule'
import { linkEnd } from '../../../core/link/decision'
import type { Finding } from '../../../core/session/session'
import type { MenuGroup, MenuItem } from '../../components/menu'
import { usePanel } from '../../store/store'

/** What can be done so that a finding is not heard of again; nothing in a saved session, which is shown as it was judged. */
export function useMutes(finding: Finding, name: string): MenuGroup[] {
  const ignore = usePanel((state) => state.ignore)
  const say = usePanel((state) => state.say)
  const isSaved = usePanel((state) => state.session !== undefined)
  const origin = originOfId(finding.subject)
  if (isSaved || origin === '') return []
  const { rule, paths } = finding
  const item = (label: string, rules: readonly IgnoreRule[]): MenuItem => ({
    label,
    run: () => {
      for (const each of rules) ignore(each)
      say(`${label}: listed below and in Settings`)
    },
  })
  const subject = linkEnd(finding.subject)
  const here = paths.length > 0 ? paths.map((pattern): IgnoreRule => ({ origin, subject, rule, pattern })) : []
  return [
    {
      name: 'mute',
      items: [
        ...(here.length > 0 ? [item(`Mute for ${paths.length === 1 ? 'this path' : 'these paths'}`, here)] : []),
        item(`Mute ${rule} for ${name}`, [{ origin, subject, rule, pattern: EVERYTHING }]),
        item(`Mute ${rule} on this site`, [{ origin, rule, pattern: EVERYTHING }]),
      ],
    },
  ]
}
