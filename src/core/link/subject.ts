import type { Confidence, LinkReason, SessionLink } from '../session/session'
import { collectionIn, entityId, isDictionary } from '../timeline/entity'
import type { Member } from '../timeline/member'
import { asAnswered } from '../timeline/resource-value'
import { lookup, type Path } from '../value/path'
import type { Place } from './match'
import { normalized } from './normalized'
import { type Page, paged } from './pages'
import { renamed, type Renames } from './renames'
import { assemble, type Part } from './taken'

/** Why a source is taken to hold what a store holds, and where in the store. */
export interface Candidate {
  /** Session ids. */
  store: string
  source: string
  /** Where the source's value stands in the store's state, and which part of the source's value that is. */
  mount: Path
  from: Path
  shape: Place['shape'] | 'normalized' | 'pages' | 'things'
  /** The entity, where only one of the resource is held. */
  item?: string
  /** The part of the entity, where not all of it is held. */
  within?: Path
  /** Where the source's value stands in several places of the state: these, below `mount`. */
  parts?: readonly Part[]
  /** Where a store keeps the answers of a list one after another. */
  pages?: readonly Page[]
  /** Where the store calls the members of a list's elements otherwise. */
  renames?: Renames
  /** It holds but what the answer says around its list: the paging, the time. */
  aside?: true
  why: LinkReason
  confidence: Confidence
  because: string
}

/** The sources that should hold the same state; the first is the store where there is one. */
export interface SubjectModel {
  id: string
  name: string
  /** '' where no store of a tab holds it. */
  tab: string
  group: 'store' | 'storage' | 'server' | 'rendered'
  members: Member[]
  links: SessionLink[]
}

/** The view of a member by its link: the same of the same value, however often its history is looked through. */
export function viewOf({
  from,
  shape,
  item,
  within = [],
  parts,
  pages,
  renames,
}: Pick<Candidate, 'from' | 'shape' | 'item' | 'within' | 'parts' | 'pages' | 'renames'>): Member['view'] {
  if (pages) return once((value) => paged(value, pages))
  if (parts) return once((value) => assemble(value, parts))
  return once((value) => {
    if (shape === 'entity') {
      const entity = collectionIn(value)?.items.find((each) => entityId(each) === item) ?? lookup(value, from)?.value
      return lookup(asAnswered(entity), within)?.value
    }
    const answered = lookup(value, from)?.value
    const part = renames ? renamed(answered, renames) : answered
    if (shape === 'normalized') return normalized(part)
    if (shape !== 'record' || !Array.isArray(part)) return part
    return Object.fromEntries(part.filter(isDictionary).map((each) => [entityId(each) ?? '', each]))
  })
}

function once(view: Member['view']): Member['view'] {
  const known = new WeakMap<object, { view: unknown }>()
  return (value) => {
    if (typeof value !== 'object' || value === null) return view(value)
    const made = known.get(value) ?? { view: view(value) }
    known.set(value, made)
    return made.view
  }
}
