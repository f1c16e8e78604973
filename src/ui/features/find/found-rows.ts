import type { Diagnosis } from '../../../core/diagnosis'
import type { Hit } from '../../../core/find/hit'
import type { SessionSource } from '../../../core/session/session'

/** A row of the list: what follows is of this source, or a match. */
export type FoundRow =
  | { kind: 'source'; key: string; subject: string; source: SessionSource | undefined; count: number }
  | { kind: 'hit'; key: string; hit: Hit; subject: string; source: SessionSource | undefined }

/** Matches under the sources they are in, in the order in which these were searched. */
export function foundRows(
  hits: readonly Hit[],
  { subjects, sources }: Pick<Diagnosis, 'subjects' | 'sources'>,
): FoundRow[] {
  const names = new Map(subjects.map(({ id, name }) => [id, name]))
  const known = new Map(sources.map((source) => [source.id, source]))
  const groups = new Map<string, Hit[]>()
  for (const hit of hits) {
    const key = `${hit.subject} ${hit.source}`
    const group = groups.get(key)
    if (group) group.push(hit)
    else groups.set(key, [hit])
  }
  return [...groups].flatMap(([key, group]): FoundRow[] => {
    const subject = names.get(group[0]?.subject ?? '') ?? ''
    const source = known.get(group[0]?.source ?? '')
    return [
      { kind: 'source', key, subject, source, count: group.length },
      ...group.map((hit, index): FoundRow => ({ kind: 'hit', key: `${key} ${index}`, hit, subject, source })),
    ]
  })
}

/** The index of the next match from a row on, round the end; -1 when there is none. */
export function nextHit(rows: readonly FoundRow[], from: number, by: 1 | -1): number {
  for (let step = 1; step <= rows.length; step++) {
    const at = (Math.max(from, by === 1 ? -1 : 0) + by * step + rows.length * 2) % rows.length
    if (rows[at]?.kind === 'hit') return at
  }
  return -1
}
