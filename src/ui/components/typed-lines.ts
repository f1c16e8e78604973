import { Opaque } from '../../core/value/opaque'
import { isPlain } from '../../core/value/primordials'
import { formatPath, type Path } from '../../core/value/path'
import { preview } from '../../core/value/preview'

/** One line of a value written out with its types. */
export interface TypedLine {
  depth: number
  /** Index, member or key as text; '' for the value itself. */
  name: string
  /** `string`, `Map(2)`, `class User`, `Date` … */
  type: string
  /** What a line shows of a value that has no members; '' for what is opened below. */
  text: string
}

interface Place {
  depth: number
  name: string
  value: unknown
  path: Path
  /** The containers this value lies in, from the outermost, with where they are: to tell a cycle. */
  within: Within | undefined
}
interface Within {
  value: object
  path: Path
  above: Within | undefined
}

/** Characters of one line's text. */
const LONGEST = 2_000

/** A value line by line: every member with its type, entries of Maps and Sets, and where a cycle leads. At most `most` lines. */
export function typedLines(value: unknown, most = 2_000): { lines: TypedLine[]; complete: boolean } {
  const lines: TypedLine[] = []
  const waiting: Place[] = [{ depth: 0, name: '', value, path: [], within: undefined }]
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    if (lines.length === most) return { lines, complete: false }
    const again = cycleOf(place)
    const members = again === undefined ? membersOf(place.value) : []
    const { depth, name, path } = place
    const type = typeName(place.value)
    if (again !== undefined)
      lines.push({ depth, name, type: 'cycle', text: `→ ${formatPath(again) || 'the whole value'}` })
    else lines.push({ depth, name, type, text: members.length > 0 ? '' : leafText(place.value) })
    const within = place.value
    if (typeof within !== 'object' || within === null) continue
    for (const member of members.toReversed())
      waiting.push({
        depth: depth + 1,
        name: member.name,
        value: member.value,
        path: [...path, member.name],
        within: { value: within, path, above: place.within },
      })
  }
  return { lines, complete: true }
}

function cycleOf({ value, within }: Place): Path | undefined {
  for (let above = within; above; above = above.above) if (above.value === value) return above.path
  return undefined
}

function membersOf(value: unknown): { name: string; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.map((member: unknown, index) => ({ name: String(index), value: member }))
  if (value instanceof Map)
    return [...value].map(([key, member]: [unknown, unknown]) => ({ name: `${preview(key, 60)} =>`, value: member }))
  if (value instanceof Set) return [...value].map((member: unknown, index) => ({ name: String(index), value: member }))
  if (value instanceof Opaque) return value.kind === 'instance' ? membersOf(value.members) : []
  if (!isPlain(value)) return []
  return Object.entries(value).map(([name, member]) => ({ name, value: member }))
}

/** What kind of value it is, in the field's words. */
export function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'number') return Number.isNaN(value) ? 'NaN' : 'number'
  if (typeof value !== 'object') return typeof value
  if (Array.isArray(value)) return `Array(${value.length})`
  if (value instanceof Map || value instanceof Set) return `${value.constructor.name}(${value.size})`
  if (value instanceof Opaque) return opaqueName(value)
  if (value instanceof Error) return value.name
  return isPlain(value) ? 'object' : value.constructor.name
}

function opaqueName({ kind, name, of }: Opaque): string {
  if (kind === 'instance') return `class ${name || '(unnamed)'}`
  if (kind === 'truncated') return `${of}, cut`
  return kind === 'accessor' ? 'getter' : kind
}

function leafText(value: unknown): string {
  if (value === undefined || value === null || Number.isNaN(value)) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid' : value.toISOString()
  if (value instanceof Opaque) {
    if (value.kind === 'truncated')
      return value.head === undefined ? `${value.size} long` : JSON.stringify(`${value.head}…`)
    return value.kind === 'instance' ? '' : value.name || value.why
  }
  if (Array.isArray(value) || value instanceof Map || value instanceof Set) return ''
  if (typeof value === 'object' && isPlain(value)) return ''
  return preview(value, LONGEST)
}
