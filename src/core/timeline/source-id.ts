import type { AgentSource, SourceKind } from './event'
import type { RecordedDocument } from './recording'

/**
 * Kinds of source that one tab has for itself; the others are shared by all documents of an origin. What the agent calls a
 * source of the server is what a page was rendered with.
 */
const PER_TAB = new Set<SourceKind>(['memory', 'sessionStorage', 'rendered', 'server'])

export const isPerTab = (kind: SourceKind): boolean => PER_TAB.has(kind)

/**
 * The id of a source in the whole session: where it lives, a space, the agent's own id.
 * `tab-1@http://localhost:3000 memory:cart-store`, `http://localhost:3000 localStorage:cart-storage`.
 */
export function sessionSourceId(document: RecordedDocument, source: Pick<AgentSource, 'id' | 'kind'>): string {
  if (!PER_TAB.has(source.kind)) return `${document.origin} ${source.id}`
  const frame = document.top || source.kind === 'sessionStorage' ? '' : `/${pathname(document)}`
  return `${document.tab}@${document.origin}${frame} ${source.id}`
}

/** The agent's own id of a source, from its id in the session. */
export function agentSourceId(id: string): string {
  return id.slice(id.indexOf(' ') + 1)
}

function pathname(document: RecordedDocument): string {
  const path = document.url.startsWith(document.origin) ? document.url.slice(document.origin.length) : document.url
  return encodeURI(path.replace(/[?#].*$/, '')).replace(/^\/+/, '')
}
