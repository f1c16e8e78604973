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
): Promise<Record<'plain' | 'withCase' | 'first' | 'parse', Times>> {
  const value = makeState(state)
  const text = JSON.stringify(value)
  const find = (matchCase: boolean) => {
    const query = compile({ ...PLAIN_QUERY, text: TEXT, matchCase })
    if ('problem' in query) throw new Error(query.problem)
    return (within = value): number => {
      let count = 0
      findIn(within, query.matcher, { members: Infinity }, () => void count++)
      return count
    }
  }
  const [plain, withCase] = [find(false), find(true)]
  if (plain() === 0 || plain() !== withCase()) throw new Error('it is not found')
  const parse = (): unknown => JSON.parse(text)
  let fresh = value
  const before = (): void => {
    fresh = parse()
  }
  return {
    ...(await measure({ plain: () => plain(), withCase: () => withCase(), parse }, turn, { budget: 1500, warm: true })),
    ...(await measure({ first: () => withCase(fresh) }, turn, { budget: 1000, before })),
  }
}

offer({ search })
