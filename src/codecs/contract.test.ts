import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeEntry, inputOf } from '../core/value/codec'
import { decode } from '../core/value/decode'
import { lookup } from '../core/value/path'
import { Opaque } from '../core/value/opaque'
import { codecs } from './registry.generated'
import type { CodecFixture } from './support/fixture'

const fixtures = import.meta.glob<{ fixture: CodecFixture }>('./*.fixture.ts', { eager: true })

/** An entry of web storage holds a text, one of IndexedDB a value. */
const entry = (content: unknown) => (typeof content === 'string' ? { text: content } : { value: content })

describe.each(codecs.map((codec) => ({ id: codec.id, codec })))('codec $id', ({ id, codec }) => {
  const fixture = fixtures[`./${id}.fixture.ts`]?.fixture
  const { valid, broken, foreign } = fixture ?? { valid: [], broken: [], foreign: [] }

  it('has samples, and a label', () => {
    expect([valid.length > 0, foreign.length > 0, codec.label.length > 0]).toEqual([true, true, true])
  })

  it.each(valid)('decodes $content', ({ content, decoded }) => {
    expect(decodeEntry(codecs, entry(content))).toStrictEqual({ ...decoded, codec: id })
  })

  it.each(fixture?.assembled ? [] : valid)('says where the state of $content stands', ({ content, decoded }) => {
    const { json } = inputOf(content)
    expect(lookup(json ? json.value : content, decoded.statePath)).toEqual({ value: decoded.state })
  })

  it.each(broken.map((content) => ({ content })))('says why it cannot read $content', ({ content }) => {
    expect(decodeEntry(codecs, entry(content))).toStrictEqual({
      codec: id,
      state: content,
      statePath: [],
      unreadable: expect.stringMatching(/\w/),
    })
  })

  it.each(foreign.map((content) => ({ content })))('leaves $content to others', ({ content }) => {
    expect(decodeEntry(codecs, entry(content)).codec).not.toBe(id)
  })

  it('never throws while detecting', () => {
    const content = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((text) => text.slice(0, -1)),
      fc.anything(),
    )
    fc.assert(
      fc.property(content, (input) => {
        const confidence = codec.detect(inputOf(input))
        expect(confidence >= 0 && confidence <= 1).toBe(true)
      }),
    )
  })
})

describe('an entry', () => {
  it('of IndexedDB that is a string is a text', () => {
    expect(decodeEntry(codecs, { value: '{"state":{"a":1},"version":0}' })).toMatchObject({
      codec: 'zustand-envelope',
      state: { a: 1 },
    })
  })

  it('that was not read in full is unreadable', () => {
    const cut = decode({ $: 'truncated', of: 'string', size: 9_000_000, head: '{"a"' })
    expect(decodeEntry(codecs, { value: cut })).toMatchObject({ unreadable: 'truncated', state: expect.any(Opaque) })
  })

  it('of any content is decoded or said to be unreadable', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(codecs.map(({ id }) => id)).toContain(decodeEntry(codecs, { text }).codec)
      }),
    )
  })

  it('without content belongs to no codec', () => {
    expect(decodeEntry(codecs, {})).toEqual({ codec: '', state: undefined, statePath: [] })
  })
})
