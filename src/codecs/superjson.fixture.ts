import { SuperJSON } from 'superjson'
import type { CodecFixture } from './support/fixture'

const state = { at: new Date(0), seen: new Map([['lamp', new Set([1])]]), gone: undefined }

export const fixture: CodecFixture = {
  valid: [
    { content: SuperJSON.stringify(state), decoded: { state, statePath: [] } },
    { content: SuperJSON.serialize(state), decoded: { state, statePath: [] } },
    { content: SuperJSON.stringify({ theme: 'dark' }), decoded: { state: { theme: 'dark' }, statePath: [] } },
    {
      content: SuperJSON.stringify({ state, version: 3 }),
      decoded: { state, version: 3, envelope: 'zustand', statePath: [] },
    },
  ],
  broken: ['{"json":{"a":"x"},"meta":{"values":{"a":[["custom","Money"]]}}}'],
  foreign: [
    '{"json":"dark"}',
    '{"json":{"a":1},"meta":{"title":"mine"}}',
    '{"json":{"a":1},"meta":{},"more":1}',
    '{"theme":"dark"}',
    { meta: {} },
    undefined,
  ],
  assembled: true,
}
