import type { CodecFixture } from './support/fixture'

export const fixture: CodecFixture = {
  valid: [
    { content: encodeURIComponent('{"theme":"dark mode"}'), decoded: { state: { theme: 'dark mode' }, statePath: [] } },
    { content: encodeURIComponent('[1,2]'), decoded: { state: [1, 2], statePath: [] } },
    { content: 'theme=dark+mode&size=2', decoded: { state: { theme: 'dark mode', size: '2' }, statePath: [] } },
    { content: 'consent=a%26b&at=', decoded: { state: { consent: 'a&b', at: '' }, statePath: [] } },
  ],
  broken: [],
  foreign: [
    'a=1',
    'hello%20world',
    '%7Bno json',
    'https://example.com/?a=1&b=2',
    '?a=1&b=2',
    'R&D=fun',
    'x = 1 & y = 2',
    '{"a":"b=1&c=2"}',
    undefined,
  ],
  assembled: true,
}
