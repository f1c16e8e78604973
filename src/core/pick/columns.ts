import type { Blame, Column, ToldHistory } from '../diagnosis'
import type { Role } from '../diff/input'
import type { Path } from '../value/path'
import { type Picked, placeInSubject } from './pick'

/** A column of its own: the same source may stand there at two moments. `role`: as what it takes part. */
export function columnOf(own: Picked, role: Role | undefined): Column {
  const { column, pick, subject, at, member } = own
  const id = idOf(own)
  const { tabs } = pick.recording.diagnosis
  const tab = tabs.length > 1 ? tabs.find((each) => each.id === column.source.tab)?.name : undefined
  return {
    ...column,
    source: { ...column.source, id },
    ...(role === 'tab' && { tab: tab ?? 'another tab' }),
    mount: member.mount,
    ...(column.provenance && { provenance: { ...column.provenance, source: id } }),
    picked: {
      pick: pick.id,
      source: pick.source,
      subject: subject.name,
      recording: pick.recording.name,
      ...(tab !== undefined && { tab }),
      ...(pick.moment !== undefined && { at }),
    },
  }
}

/** Who wrote a picked column at a path. */
export function blameOf(own: Picked, path: Path): Blame[] {
  const place = placeInSubject(own, path)
  if (!place) return []
  return own.subject
    .blame(place)
    .flatMap((blame) => (blame.source === own.pick.source ? [{ ...blame, source: idOf(own) }] : []))
}

/** Every change of a path in the picked sources, the last first. What two moments of a source have in common is told once. */
export function historyOf(all: readonly Picked[], path: Path): ToldHistory {
  const told = all.map((own) => {
    const place = placeInSubject(own, path)
    if (!place) return { own, changes: [], cut: false, incomplete: false }
    const { changes, ...rest } = own.subject.history(place)
    return { ...rest, own, changes: changes.filter(({ source }) => source === own.pick.source) }
  })
  const changes = new Map<string, ToldHistory['changes'][number]>()
  for (const each of told.toSorted((a, b) => b.own.at - a.own.at))
    for (const change of each.changes) {
      const key = `${change.source} ${change.id}`
      if (!changes.has(key)) changes.set(key, { ...change, source: idOf(each.own) })
    }
  return {
    changes: [...changes.values()].toSorted((a, b) => b.at - a.at),
    cut: told.some(({ cut }) => cut),
    incomplete: told.some(({ incomplete }) => incomplete),
  }
}

function idOf({ pick: { source, id } }: Picked): string {
  return `${source}#${id}`
}
