import type { CodecFixture } from './support/fixture'

export const fixture: CodecFixture = {
  valid: [
    { content: '{"cart":["lamp"]}', decoded: { state: { cart: ['lamp'] }, statePath: [] } },
    { content: ' [1, 2]', decoded: { state: [1, 2], statePath: [] } },
    { content: '"dark"', decoded: { state: 'dark', statePath: [] } },
    { content: 'true', decoded: { state: true, statePath: [] } },
    { content: 'null', decoded: { state: null, statePath: [] } },
    {
      content: '{"state":{},"version":1,"more":1}',
      decoded: { state: { state: {}, version: 1, more: 1 }, statePath: [] },
    },
  ],
  broken: ['{"cart":["lamp"', '{"state":{"a":1},"version":', '[{"id":1},', '{', '"unfinished'],
  foreign: ['dark', '', '{state:{}}', '[draft] a note', '{{name}}', { cart: 1 }, 5, undefined],
}
