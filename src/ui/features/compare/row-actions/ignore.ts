import { type IgnoreRule, ignoringOf, originOfId } from '../../../../core/ignore/rule'
import { linkEnd } from '../../../../core/link/decision'
import { formatPath } from '../../../../core/value/path'
import type { MenuItem } from '../../../components/menu'
import { usePanel } from '../../../store/store'
import type { RowActions } from './row-actions'

/** Takes the row's path out of what counts, or back in. A saved session is shown as it was judged. */
export const useIgnoreActions: RowActions = (subject, node) => {
  const ignores = usePanel((state) => state.ignores)
  const ignore = usePanel((state) => state.ignore)
  const replace = usePanel((state) => state.replaceIgnore)
  const say = usePanel((state) => state.say)
  const isSaved = usePanel((state) => state.session !== undefined)
  const origin = originOfId(subject.id)
  if (isSaved || subject.group === 'picked' || origin === '' || node.path.length === 0) return []
  const item = (label: string, rule: IgnoreRule): MenuItem => ({
    label,
    run: () => {
      ignore(rule)
      say(`${rule.pattern} is ignored: see Settings`)
    },
  })
  const by = ignoringOf(ignores, subject.id)?.by(node.path) ?? []
  const back = by.map((rule): MenuItem => ({ label: `Stop ignoring ${rule.pattern}`, run: () => replace(rule) }))
  const [last] = node.path.slice(-1)
  const path = { origin, subject: linkEnd(subject.id), pattern: formatPath(node.path) }
  const own = node.expandable ? 'Ignore this and everything below' : 'Ignore this path'
  const key = typeof last === 'string' ? [item(`Ignore ${last} everywhere`, { origin, pattern: everywhere(last) })] : []
  return [{ name: 'ignore', items: by.length > 0 ? back : [item(own, path), ...key] }]
}

const everywhere = (step: string): string => {
  const written = formatPath([step])
  return written.startsWith('[') ? `**${written}` : `**.${written}`
}
