import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MESSAGE_LIMIT, TAIL_LIMIT } from './limits'
import { documentOf, parseFromAgent, parseTail, parseToAgent } from './parse'

const document = { document: 'd1', top: true, url: 'http://localhost/', origin: 'http://localhost', startedAt: 1 }
const welcome = { type: 'welcome', ...document, first: 0, next: 1 }
const event = { type: 'url-changed', seq: 0, at: 1, run: 1, task: 1, url: '/next' }
const batch = { type: 'batch', document: 'd1', sources: [], events: [event], dropped: 0 }

describe('what an agent says', () => {
  test('is read when it has its shape', () => {
    expect(parseFromAgent(JSON.stringify(welcome))).toEqual({ ok: true, message: welcome })
    expect(parseFromAgent(JSON.stringify(batch))).toEqual({ ok: true, message: batch })
  })

  test('is a piece of a longer message, with its text behind the line that says so', () => {
    const piece = { type: 'piece', document: 'd1', index: 0, last: false }
    const text = '{"type":"batch","note":"\\n'
    expect(parseFromAgent(`${JSON.stringify(piece)}\n${text}`)).toEqual({ ok: true, message: { ...piece, text } })
    expect(parseFromAgent(JSON.stringify(piece)).ok).toBe(false)
  })

  test('loses members that nobody declared', () => {
    const text = JSON.stringify({ ...welcome, extra: 1 }).replace('{', '{"__proto__":{"polluted":true},')
    expect(parseFromAgent(text)).toEqual({ ok: true, message: welcome })
  })

  test.each([
    ['an object instead of text', welcome, 'not text but object'],
    ['no JSON', '{', 'not JSON'],
    ['another type', '{"type":"tail"}', 'type:'],
    ['a message to the agent', '{"type":"bye"}', 'type:'],
    ['an unknown event', JSON.stringify({ ...batch, events: [{ ...event, type: 'x' }] }), 'events.0.type:'],
    ['a missing member', JSON.stringify({ ...welcome, next: undefined }), 'next:'],
    ['a number as text', JSON.stringify({ ...welcome, first: '0' }), 'first:'],
    ['a document id without end', JSON.stringify({ ...welcome, document: 'x'.repeat(4_001) }), 'document:'],
    ['a text without end', ' '.repeat(MESSAGE_LIMIT + 1), 'more than'],
  ])('is refused: %s', (_name, input, problem) => {
    const parsed = parseFromAgent(input)
    expect(parsed.ok ? 'accepted' : parsed.problem).toContain(problem)
  })

  test('never throws and never makes a long problem, whatever comes', () => {
    const hostile = fc.oneof(
      fc.anything(),
      fc.json(),
      fc
        .record({ type: fc.constantFrom('welcome', 'batch', 'status', 'result') })
        .map((value) => JSON.stringify(value)),
      fc.jsonValue().map((events) => JSON.stringify({ ...batch, events })),
      fc.constant('['.repeat(100_000)),
    )
    const problemOf = (parsed: ReturnType<typeof parseFromAgent | typeof parseToAgent>): string =>
      parsed.ok ? '' : parsed.problem
    const isShort = (input: unknown): boolean =>
      [parseFromAgent, parseToAgent].every((parse) => problemOf(parse(input)).length < 600)
    const { failed } = fc.check(fc.property(hostile, isShort))
    expect(failed).toBe(false)
  })
})

test('a client may say what messages.ts lists and nothing else', () => {
  for (const message of [{ type: 'hello', have: { d1: 3 } }, { type: 'record', on: false }, { type: 'bye' }]) {
    expect(parseToAgent(JSON.stringify(message))).toEqual({ ok: true, message })
  }
  expect(parseToAgent(JSON.stringify(welcome)).ok).toBe(false)
  expect(parseToAgent('{"type":"hello","have":{"d1":"3"}}').ok).toBe(false)
})

test('a tail has its own, smaller limit', () => {
  const tail = { type: 'tail', ...document, sources: [], events: [event], dropped: 2 }
  expect(parseTail(JSON.stringify(tail))).toEqual({ ok: true, message: tail })
  expect(parseTail(JSON.stringify(tail).padEnd(TAIL_LIMIT + 1)).ok).toBe(false)
})

test.each([
  ['what its agent says of itself', JSON.stringify(welcome), 'd1'],
  ['facts, which are not looked at', '{"type":"batch","document":"d1","events":[…', 'd1'],
  ['a piece', '{"type":"piece","document":"d1","index":0,"last":true}\n{"type":"batch","document":"d2"', 'd1'],
  ['a message that says it later', JSON.stringify({ first: 0, next: 0, type: 'welcome', ...document }), 'd1'],
  ['no message', '{"type":"batch"}', undefined],
  ['no JSON', 'document', undefined],
  ['a message without end', JSON.stringify(welcome) + ' '.repeat(MESSAGE_LIMIT), undefined],
])('the document of a text is known: %s', (_, text, expected) => {
  expect(documentOf(text)).toBe(expected)
})
