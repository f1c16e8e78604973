import type { ScreenFact } from '../facts'
import { isScreen } from '../link/screen'
import type { SubjectModel } from '../link/subject'
import { isDictionary } from '../timeline/entity'
import type { Path } from '../value/path'
import { decode } from '../value/decode'
import { momentOf } from './store-facts'

/** What components were found to show of a store, in order. */
export function screenFacts({ members }: SubjectModel): ScreenFact[] {
  return members
    .filter(({ source, tab }) => isScreen(source) && !tab)
    .flatMap(({ source, history }) =>
      history.facts.flatMap((entry): ScreenFact[] => {
        const { event } = entry
        if (event.type !== 'rendered') return []
        const { after } = event
        return [
          { ...momentOf(entry), source: source.id, behind: behindOf(decode(event.value)), ...(after && { after }) },
        ]
      }),
    )
}

/** `{ path, value, component }` each, as the agent tells them: a page may have forged them. */
function behindOf(shown: unknown): ScreenFact['behind'] {
  if (!Array.isArray(shown)) return []
  return shown.filter(isDictionary).flatMap(({ path, value, component }) => {
    return isPath(path) ? [{ path, value, component: typeof component === 'string' ? component : '' }] : []
  })
}

function isPath(path: unknown): path is Path {
  return Array.isArray(path) && path.every((step) => typeof step === 'string' || typeof step === 'number')
}
