import type { CodecFixture } from './support/fixture'

const envelope = 'mobx-persist-store'

export const fixture: CodecFixture = {
  valid: [
    {
      content: '{"theme":"dark","sizes":["small"],"__mps__":{"version":3}}',
      decoded: { state: { theme: 'dark', sizes: ['small'] }, version: 3, envelope, statePath: [] },
    },
    {
      content: '{"theme":"dark","__mps__":{"expireInTimestamp":1900000000000}}',
      decoded: { state: { theme: 'dark' }, envelope, statePath: [] },
    },
    {
      content: { theme: 'dark', __mps__: { version: 1 } },
      decoded: { state: { theme: 'dark' }, version: 1, envelope, statePath: [] },
    },
  ],
  broken: [],
  foreign: ['{"theme":"dark"}', '{"theme":"dark","__mps__":1}', '{"theme":"dark","__mps__":null}', 'dark', undefined],
  assembled: true,
}
