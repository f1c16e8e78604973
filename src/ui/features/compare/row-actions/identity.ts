import type { AlignedNode } from '../../../../core/diff/aligned'
import { identifyingOf, type IdentityRule } from '../../../../core/identity/rule'
import { arraysOf, candidateKeys, inferredKey, patternFor } from '../../../../core/identity/suggest'
import { originOfId } from '../../../../core/ignore/rule'
import { linkEnd } from '../../../../core/link/decision'
import { formatPath } from '../../../../core/value/path'
import type { MenuItem } from '../../../components/menu'
import { nodeAt } from '../../../store/node-at'
import { usePanel } from '../../../store/store'
import type { RowActions } from './row-actions'

/** By what the elements of the row's array are the same, or of the array that it is an element of. */
export const useIdentityActions: RowActions = (subject, node) => {
  const identities = usePanel((state) => state.identities)
  const identify = usePanel((state) => state.identify)
  const replace = usePanel((state) => state.replaceIdentity)
  const selectPath = usePanel((state) => state.selectPath)
  const say = usePanel((state) => state.say)
  const isSaved = usePanel((state) => state.session !== undefined)
  const origin = originOfId(subject.id)
  const array = isSaved || subject.group === 'picked' || origin === '' ? undefined : arrayAt(subject.tree, node)
  if (!array) return []
  const arrays = arraysOf(array)
  const by = identifyingOf(identities, subject.id)?.by(array.path) ?? []
  const current = by.at(-1)
  const pattern = patternFor(subject.tree, array.path)
  const name = formatPath(array.path) || subject.name
  const item = (label: string, isChosen: boolean, change: () => void): MenuItem => ({
    label,
    chosen: isChosen,
    run: () => {
      change()
      // The row itself may be another one now.
      selectPath(subject.id, array.path)
      say(`Elements of ${name} are aligned ${label}${label.startsWith('as') ? '' : ': see Settings'}`)
    },
  })
  const chooses = (key?: string): (() => void) => {
    const rule: IdentityRule = { origin, subject: linkEnd(subject.id), pattern, ...(key !== undefined && { key }) }
    return () => identify(rule)
  }
  const keys = new Set([...candidateKeys(arrays), ...(current?.key === undefined ? [] : [current.key])])
  const inferred = inferredKey(arrays)
  return [
    {
      name: `Align elements of ${name}`,
      titled: true,
      items: [
        ...[...keys].map((key) => item(`by ${key}`, current?.key === key, chooses(key))),
        item('by position', current !== undefined && current.key === undefined, chooses()),
        item(inferred === undefined ? 'as inferred' : `as inferred (by ${inferred})`, !current, () =>
          by.forEach((rule) => replace(rule)),
        ),
      ],
    },
  ]
}

function arrayAt(tree: AlignedNode, node: AlignedNode): AlignedNode | undefined {
  if (arraysOf(node).length > 0) return node
  const above = node.path.length === 0 ? undefined : nodeAt(tree, node.path.slice(0, -1))
  return above && arraysOf(above).length > 0 ? above : undefined
}
