import type { SearchState } from '../../background-jobs/searcher'
import { count, plural } from '../../components/time'
import type { FoundRow } from './found-rows'
import type { Matches } from './matches'

/** How a search stands, in a few words; bad: nothing can be shown. */
export interface Told {
  text: string
  isBad: boolean
}

const good = (text: string): Told => ({ text, isBad: false })
const bad = (text: string): Told => ({ text, isBad: true })

/** Of what one view shows. */
export function counted(text: string, { count: found, complete, at }: Matches): Told {
  if (text === '') return good('')
  const all = `${count(found)}${complete ? '' : '+'}`
  if (found === 0) return bad(complete ? 'not found' : 'not found in the first rows')
  return good(at < 0 ? `${all} ${found === 1 ? 'match' : 'matches'}` : `${count(at + 1)} of ${all}`)
}

/** Of all sources and all time. */
export function toldSearch(
  isAsked: boolean,
  state: SearchState | undefined,
  rows: readonly FoundRow[],
  at: number,
): Told {
  if (!isAsked) return good('')
  if (!state) return good('searching…')
  const { hits, done, of, end, problem } = state
  const found = plural(hits.length, 'match', 'matches')
  if (problem !== undefined) return bad(problem)
  if (end === undefined) return good(`${found}, ${count(done)} of ${plural(of, 'source')} searched…`)
  if (hits.length === 0) return bad(end === 'cut' ? 'not found in what could be searched' : 'not found at any time')
  const all = end === 'cut' ? `the first ${count(hits.length)}: there are more` : count(hits.length)
  if (at < 0) return good(end === 'cut' ? all : found)
  return good(`${count(rows.slice(0, at + 1).filter(({ kind }) => kind === 'hit').length)} of ${all}`)
}
