import type { CodecFixture } from './support/fixture'

export const fixture: CodecFixture = {
  valid: [
    {
      content: '{"state":{"theme":"dark"},"version":2}',
      decoded: { state: { theme: 'dark' }, version: 2, envelope: 'zustand', statePath: ['state'] },
    },
    {
      content: '{"version":0,"state":null}',
      decoded: { state: null, version: 0, envelope: 'zustand', statePath: ['state'] },
    },
  ],
  broken: [],
  foreign: [
    '{"state":{},"version":1,"more":1}',
    '{"state":{},"version":"1"}',
    '{"state":{}}',
    '{"theme":"dark"}',
    '{"json":{"theme":"dark"},"meta":{}}',
    { state: {}, version: 1 },
    'dark',
    undefined,
  ],
}
