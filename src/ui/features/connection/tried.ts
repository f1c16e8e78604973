import type { Technique } from '../../live'

/** What the ways to find state came to, of one outcome: each plug-in once, last those with something to say. */
export interface Tried {
  outcome: string
  plugins: { name: string; says: string; ways: string }[]
}

/** In the order in which a person wants to know. */
const OUTCOMES: readonly (readonly [Technique['state'], string])[] = [
  ['failed', 'failed'],
  ['hit', 'found something'],
  ['armed', 'watching, nothing yet'],
  ['withdrawn', 'given up: nothing came in time'],
]

/** Dozens of techniques as a line for each outcome. */
export function tried(techniques: readonly Technique[]): Tried[] {
  return OUTCOMES.flatMap(([state, outcome]) => {
    const own = techniques.filter((technique) => technique.state === state)
    const names = [...new Set(own.map(({ plugin }) => plugin))].toSorted()
    const plugins = names.map((name) => {
      const ways = own.filter(({ plugin }) => plugin === name)
      const says = new Set(ways.flatMap(({ detail }) => (detail === undefined || detail === '' ? [] : [detail])))
      return { name, says: [...says].join('; '), ways: ways.map(({ id }) => id).join(', ') }
    })
    const [quiet, saying] = [plugins.filter(({ says }) => says === ''), plugins.filter(({ says }) => says !== '')]
    return plugins.length > 0 ? [{ outcome, plugins: [...quiet, ...saying] }] : []
  })
}
