import { stringify } from 'devalue'
import type { CodecFixture } from './support/fixture'

class Reactive {
  constructor(readonly held: unknown) {}
}

const state = {
  at: new Date(0),
  seen: new Map([['lamp', new Set([1])]]),
  gone: undefined,
  list: [{ id: 1 }, { id: 2 }],
}
/** As Nuxt writes its payload. */
const nuxt = stringify(
  { pinia: new Reactive({ cart: state }) },
  { Reactive: (value) => value instanceof Reactive && value.held },
)

export const fixture: CodecFixture = {
  valid: [
    { content: stringify(state), decoded: { state, statePath: [] } },
    { content: JSON.parse(stringify(state)), decoded: { state, statePath: [] } },
    { content: nuxt, decoded: { state: { pinia: { cart: state } }, statePath: [] } },
    {
      content: '[{"none":1,"zero":2},["EmptyRef",3],["EmptyShallowRef",4],"_","0"]',
      decoded: { state: { none: undefined, zero: 0 }, statePath: [] },
    },
  ],
  broken: ['[{"a":1},["Reactive",1]]'],
  foreign: [
    '[{"a":1}]',
    '[[1,2],[3,4]]',
    '[{"id":1},{"id":2}]',
    '[{"id":1},{"id":2},{"id":3}]',
    '["Reactive",1]',
    '[]',
  ],
  assembled: true,
}
