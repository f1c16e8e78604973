import { agree } from '../../core/timeline/agree'
import { fieldCode, fieldText } from '../../core/timeline/fields'
import { entityId } from '../../core/timeline/entity'
import { formatPath, lookup, type Path } from '../../core/value/path'
import { preview } from '../../core/value/preview'

/** Members of one list that are named before it is named as a whole, and characters of a value among them. */
const NAMED = 5
const SHOWN = 24

/** What a state has no longer: a path, and how it is called in a sentence and in plain text. */
export interface Lost {
  path: Path
  code: string
  text: string
}

/** Of a list that others of its elements are left of, those that are gone; of any other value the path itself. */
export function lostMembers(path: Path, before: unknown, after: unknown): Lost[] {
  const [was, is] = [before, after].map((state) => lookup(state, path)?.value)
  if (!Array.isArray(was)) return [lostAt(path)]
  const left = Array.isArray(is) ? is : []
  const byName = new Map(left.map((each) => [nameOf(each), each]))
  const gone = was.filter((each) => !byName.has(nameOf(each)) || !agree(each, byName.get(nameOf(each))))
  const ids = gone.flatMap((each) => entityId(each) ?? [])
  const isPart = gone.length > 0 && gone.length < was.length && gone.length <= NAMED
  if (isPart && ids.length === gone.length) return ids.map((id) => lostAt([...path, id]))
  const isPlain = gone.length > 0 && gone.length <= NAMED && gone.every((each) => typeof each !== 'object')
  return [lostAt(path, isPlain ? ` (${gone.map((each) => preview(each, SHOWN)).join(', ')})` : '')]
}

/** An element is found again by its id, or as the plain value it is. */
function nameOf(element: unknown): unknown {
  return entityId(element) ?? element
}

function lostAt(path: Path, which = ''): Lost {
  const name = formatPath(path)
  return { path, code: `${fieldCode(name)}${which}`, text: `${fieldText(name)}${which}` }
}
