import type { CodecFixture } from './support/fixture'

const note = (version: number): string => `"_persist":${JSON.stringify(JSON.stringify({ version, rehydrated: true }))}`

export const fixture: CodecFixture = {
  valid: [
    {
      content: `{"todos":"[\\"tea\\"]","theme":"\\"dark\\"",${note(-1)}}`,
      decoded: { state: { todos: ['tea'], theme: 'dark' }, version: -1, envelope: 'redux-persist', statePath: [] },
    },
    { content: `{${note(3)}}`, decoded: { state: {}, version: 3, envelope: 'redux-persist', statePath: [] } },
  ],
  broken: [`{"todos":"[\\"tea\\"",${note(-1)}}`, `{"todos":["tea"],${note(-1)}}`, '{"_persist":"{"}'],
  foreign: [
    '{"todos":"[]"}',
    '{"todos":[],"_persist":{"version":-1,"rehydrated":true}}',
    { todos: '[]', _persist: '{}' },
    '"_persist"',
    undefined,
  ],
  assembled: true,
}
