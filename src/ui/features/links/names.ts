import type { SourceKind } from '../../../core/timeline/event'
import { SOURCE_LOOKS } from '../../components/sources'

/** An end of a decision as a person calls it: `memory cart`, `localStorage cart-storage`, `server /api/cart`. */
export function endName(end: string): string {
  const id = end.slice(end.indexOf(' ') + 1)
  const kind = id.slice(0, id.indexOf(':'))
  const look = isKind(kind) ? SOURCE_LOOKS[kind].name : kind
  return `${look} ${id.slice(id.indexOf(':') + 1)}`
}

const isKind = (kind: string): kind is SourceKind => Object.hasOwn(SOURCE_LOOKS, kind)
