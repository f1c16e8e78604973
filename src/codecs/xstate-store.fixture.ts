import type { CodecFixture } from './support/fixture'

const decoded = {
  state: { theme: 'dark' },
  version: 2,
  envelope: 'xstate-store',
  statePath: ['context'],
}

export const fixture: CodecFixture = {
  valid: [
    { content: '{"context":{"theme":"dark"},"version":2}', decoded },
    { content: { context: { theme: 'dark' }, version: 2 }, decoded },
  ],
  broken: [],
  foreign: [
    '{"context":{},"version":"2"}',
    '{"context":{}}',
    '{"context":{},"version":1,"more":1}',
    '{"state":{},"version":1}',
    undefined,
  ],
}
