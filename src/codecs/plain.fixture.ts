import type { CodecFixture } from './support/fixture'

export const fixture: CodecFixture = {
  valid: ['dark', '', '[draft] a note', '{{name}}', '2026-01-01T00:00:00Z', '0123', 'undefined'].map((content) => ({
    content,
    decoded: { state: content, statePath: [] },
  })),
  broken: [],
  foreign: [5, { a: 1 }, undefined],
}
