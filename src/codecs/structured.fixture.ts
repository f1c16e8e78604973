import type { CodecFixture } from './support/fixture'

const seen = new Map([['lamp', new Date(0)]])

export const fixture: CodecFixture = {
  valid: [
    { content: { seen }, decoded: { state: { seen }, statePath: [] } },
    { content: [1], decoded: { state: [1], statePath: [] } },
    { content: null, decoded: { state: null, statePath: [] } },
    {
      content: { state: { seen }, version: 3 },
      decoded: { state: { seen }, version: 3, envelope: 'zustand', statePath: ['state'] },
    },
  ],
  broken: [],
  foreign: ['{"state":{},"version":3}', 'dark', undefined],
}
