import type { Diagnosis } from '../../../core/diagnosis'

/** The first source of the wanted subject where both recordings have it, else of the first subject that both have. */
export function comparable(
  live: Diagnosis,
  other: Diagnosis,
  wanted: string | undefined,
): { subject: string; source: string } | undefined {
  const theirs = new Set(other.subjects.flatMap(({ columns }) => columns.map(({ source }) => source.id)))
  const both = live.subjects.flatMap(({ id, group, columns: [own] }) =>
    own && theirs.has(own.source.id) ? [{ subject: id, source: own.source.id, isStore: group === 'store' }] : [],
  )
  const found = both.find(({ subject }) => subject === wanted) ?? both.find(({ isStore }) => isStore) ?? both[0]
  return found && { subject: found.subject, source: found.source }
}
