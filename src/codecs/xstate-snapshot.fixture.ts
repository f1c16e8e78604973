import type { CodecFixture } from './support/fixture'

export const fixture: CodecFixture = {
  valid: [
    {
      content: '{"status":"active","value":"idle","historyValue":{},"context":{"lines":2},"children":{}}',
      decoded: { state: { status: 'active', value: 'idle', context: { lines: 2 } }, envelope: 'xstate', statePath: [] },
    },
    {
      content: { status: 'done', output: 3, context: { lines: 2 } },
      decoded: { state: { status: 'done', output: 3, context: { lines: 2 } }, envelope: 'xstate', statePath: [] },
    },
  ],
  broken: [],
  foreign: [
    '{"status":"active"}',
    '{"context":{"lines":2}}',
    '{"status":"paid","context":{}}',
    '{"status":"active","context":{},"price":3}',
    'active',
    undefined,
  ],
  assembled: true,
}
