import type { AgentSource } from '../../core/timeline/event'
import { isObject, ownObject, ownValue } from '../support/own'

type Paths = NonNullable<AgentSource['volatile']>

/** What RTK Query's slices note of this copy: who subscribes, which request an answer came with, and when. */
export function booksOfRtkQuery(state: unknown): Paths {
  if (!isObject(state)) return []
  return Object.keys(state).flatMap((name): Paths => {
    if (!isApi(name, ownObject(state, name))) return []
    const own = ['config', 'subscriptions', 'mutations', 'provided'].map((part) => [name, part])
    const ofQueries = ['requestId', 'startedTimeStamp', 'fulfilledTimeStamp'].map((note) => [
      name,
      'queries',
      '*',
      note,
    ])
    return [...own, ...ofQueries]
  })
}

/** https://redux-toolkit.js.org/rtk-query/api/createApi#reducerpath */
function isApi(name: string, slice: object | undefined): boolean {
  const config = slice && ownObject(slice, 'config')
  if (!config || ownValue(config, 'reducerPath') !== name) return false
  return ['queries', 'subscriptions'].every((part) => ownObject(slice, part) !== undefined)
}
