import type { CodecFixture } from './support/fixture'

const query = (key: unknown, state: object) => ({ queryKey: key, queryHash: JSON.stringify(key), state })
const client = (queries: readonly unknown[]) => ({
  buster: 'v1',
  timestamp: 1_700_000_000_000,
  clientState: { mutations: [], queries },
})
const todos = query(['todos', { page: 1 }], { data: [{ id: 1 }], status: 'success', dataUpdatedAt: 5 })
const decoded = {
  state: { '["todos",{"page":1}]': [{ id: 1 }] },
  envelope: 'tanstack-query',
  statePath: [],
}

export const fixture: CodecFixture = {
  valid: [
    { content: JSON.stringify(client([todos])), decoded },
    // idb-keyval and the like store the object as it is.
    { content: client([todos]), decoded },
    {
      content: JSON.stringify(client([query(['me'], { status: 'pending' })])),
      decoded: { ...decoded, state: {} },
    },
  ],
  broken: [JSON.stringify(client([{ queryKey: ['me'] }]))],
  foreign: ['{"clientState":{"queries":[]}}', '{"buster":"","clientState":{}}', '{"queries":[]}', undefined],
  assembled: true,
}
