import type { Column, Diagnosis } from '../../../core/diagnosis'
import type { SessionSource } from '../../../core/session/session'
import { fuzzy } from '../../components/fuzzy'
import { SOURCE_LOOKS, sourceDetail } from '../../components/sources'
import type { KeptPick } from '../../store/pick-slice'

/** A source that can be picked, and when it changed. */
export interface PickOption {
  column: Column
  subject: { id: string; name: string }
  /** `cart memory`, `cart localStorage cart-storage`; with the tab where there are several. */
  label: string
  /** The tab's name, where a source is a tab's own and there are several. */
  tab: string
  moments: readonly Moment[]
}

/** A moment of a source: an event after which it held something else. */
export interface Moment {
  event: string
  at: number
  /** `addItem set items, total` */
  what: string
}

/** The most recent moments that are offered. */
export const MOST_MOMENTS = 200

/** Every source of a recording once, in the order of its subjects; another tab's memory with that tab's subject. */
export function optionsOf(diagnosis: Diagnosis): PickOption[] {
  const seen = new Set<string>()
  const events = new Map(diagnosis.events.map((event) => [event.id, event]))
  return diagnosis.subjects.flatMap(({ id, name, columns, members }) =>
    columns.flatMap((column, index): PickOption[] => {
      const { source } = column
      if (column.tab !== undefined || seen.has(source.id)) return []
      seen.add(source.id)
      const tab = tabOf(diagnosis, source)
      const readings = members[index]?.history.readings.slice(-MOST_MOMENTS) ?? []
      const moments = readings.map(({ at, entry }): Moment => {
        const summary = events.get(entry.id)?.summary ?? ''
        return {
          event: entry.id,
          at,
          what: summary.startsWith(`${source.label}: `) ? summary.slice(source.label.length + 2) : summary,
        }
      })
      const detail = source.kind === 'memory' ? '' : sourceDetail(source)
      const label = [name, SOURCE_LOOKS[source.kind].name, detail, tab].filter(Boolean).join(' ')
      return [{ column, subject: { id, name }, label, tab, moments: moments.toReversed() }]
    }),
  )
}

/** The name of a source's tab, where it is one tab's own and there are several. */
export const tabOf = ({ tabs }: Diagnosis, source: SessionSource): string =>
  tabs.length > 1 ? (tabs.find(({ id }) => id === source.tab)?.name ?? '') : ''

/** Those that answer what was typed, the best first. */
export function matchingOptions(options: readonly PickOption[], text: string): PickOption[] {
  if (text.trim() === '') return [...options]
  const found = options.flatMap((option) => {
    const match = fuzzy(option.label, text)
    return match ? [{ option, score: match.score }] : []
  })
  return found.toSorted((a, b) => b.score - a.score).map(({ option }) => option)
}

export const asPick = (recording: string, { subject, column }: PickOption, moment: string | undefined): KeptPick => ({
  recording,
  subject: subject.id,
  source: column.source.id,
  moment,
})
