import { findIn } from '../../../src/core/find/walk'
import { compile, PLAIN_QUERY } from '../../../src/core/find/query'
import { measure, type Times } from './support/measure'
import { offer, type Turn } from './support/offer'
import { makeState, type StateName } from './support/states'

/** Text that stands in the code of some scenes. */
const TEXT = 'mesh77'

/** How long it takes to find a text in a state, as it is typed and with its case, and to parse the state. */
async function search(
  { state }: { state: StateName },
  turn: Turn,
): Promise<Record<'plain' | 'withCase' | 'parse', Times>> {
  const value = makeState(state)
  const text = JSON.stringify(value)
  const find = (matchCase: boolean) => {
    const query = compile({ ...PLAIN_QUERY, text: TEXT, matchCase })
    if ('problem' in query) throw new Error(query.problem)
    return (): number => {
      let count = 0
      findIn(value, query.matcher, { members: Infinity }, () => void count++)
      return count
    }
  }
  const [plain, withCase] = [find(false), find(true)]
  if (plain() === 0 || plain() !== withCase()) throw new Error('it is not found')
  return measure({ plain, withCase, parse: () => JSON.parse(text) as unknown }, turn, { budget: 1500, warm: true })
}

offer({ search })
