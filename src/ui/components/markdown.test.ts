import { describe, expect, it } from 'vitest'
import { parseMarkdown } from './markdown'

describe('parseMarkdown', () => {
  it('reads what rule pages are made of', () => {
    const page = [
      '# `save-failed`',
      '',
      'A write **failed** and',
      'memory kept it, see [the docs](https://example.org).',
      '',
      '- one',
      '  goes on',
      '- two',
      '',
      '```ts',
      'const a = `x` // # not a heading',
      '```',
      '',
      '| a | b |',
      '|---|---|',
      '| 1 | `x` |',
    ].join('\n')
    expect(parseMarkdown(page)).toEqual([
      { kind: 'heading', level: 1, content: [{ kind: 'code', text: 'save-failed' }] },
      {
        kind: 'paragraph',
        content: [
          { kind: 'text', text: 'A write ' },
          { kind: 'strong', text: 'failed' },
          { kind: 'text', text: ' and memory kept it, see ' },
          { kind: 'text', text: 'the docs' },
          { kind: 'text', text: '.' },
        ],
      },
      { kind: 'list', items: [[{ kind: 'text', text: 'one goes on' }], [{ kind: 'text', text: 'two' }]] },
      { kind: 'code', text: 'const a = `x` // # not a heading' },
      {
        kind: 'table',
        rows: [
          [[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: 'b' }]],
          [[{ kind: 'text', text: '1' }], [{ kind: 'code', text: 'x' }]],
        ],
      },
    ])
  })
  it('keeps HTML as text and ends on an unclosed fence', () => {
    expect(parseMarkdown('<img onerror=x>\n```\nopen')).toEqual([
      { kind: 'paragraph', content: [{ kind: 'text', text: '<img onerror=x>' }] },
      { kind: 'code', text: 'open' },
    ])
  })
})
