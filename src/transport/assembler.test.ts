import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EncodedText } from '../core/value/encoded-text'
import { Joints } from '../core/value/joints'
import { Pieces } from '../core/value/pieces'
import { Assembler } from './assembler'

const KEY = 'goes on'

interface Sent {
  texts: string[]
  opens: (string | undefined)[]
}

/** A value as pieces of text, and what each of them says is open. */
function sent(value: unknown, size: number): Sent {
  const pieces = new Pieces(value, JSON.stringify, size)
  const [texts, opens]: [string[], (string | undefined)[]] = [[], []]
  while (!pieces.isDone) {
    const text = pieces.take(() => true)
    if (text === undefined) continue
    texts.push(text)
    opens.push(pieces.isDone ? undefined : pieces.open)
  }
  return { texts, opens }
}

/** Reads them as an agent sends them. */
function read({ texts, opens }: Sent): unknown {
  const assembler = new Assembler(KEY)
  const joints = new Joints(JSON.stringify(KEY))
  for (const [i, text] of texts.entries()) {
    const piece = joints.next(text, opens[i])
    assembler.add(piece.text, piece.open)
  }
  return assembler.end()
}

function failure(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}

const many = (value: unknown): unknown[] => Array.from({ length: 400 }, () => value)

describe('pieces of text', () => {
  it('are what the whole text says, wherever they end', () => {
    const value = fc.jsonValue({ maxDepth: 4 }).map((one) => JSON.parse(JSON.stringify(one)) as unknown)
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 40 }), (one, hundreds) => {
        const large = { one, list: many(one), in: { text: new EncodedText({ one, all: many(one) }, 1e9) }, end: [one] }
        const pieces = sent(large, hundreds * 100)
        expect(read(pieces)).toEqual(JSON.parse(pieces.texts.join('')))
      }),
      { numRuns: 60 },
    )
  })

  it('say what is open as a rule, so that they are read as they come', () => {
    const items = Array.from({ length: 20_000 }, (_, id) => ({ id, tags: ['a', 'b'], 7: { x: id } }))
    const byKey = Object.fromEntries(items.map((item) => [`k${item.id}`, item]))
    const byId = Object.fromEntries(items.map((item) => [item.id * 3, item]))
    const value = { items, byKey, byId, map: new Map(items.map((item) => [item, 1])), deep: [[[items]]] }
    const pieces = sent({ event: new EncodedText(value, 1e9) }, 20_000)
    expect(pieces.texts.length).toBeGreaterThan(50)
    expect(pieces.opens.filter((open) => open === undefined).length).toBeLessThan(pieces.texts.length / 5)
    const whole = JSON.parse(pieces.texts.join('')) as object
    const back = read(pieces)
    expect(back).toEqual(whole)
    expect(JSON.stringify(back)).toBe(JSON.stringify(whole))
  })

  it('that end within a long text, or very deep, are read with the next', () => {
    const deep: { in?: unknown } = {}
    let at = deep
    for (let i = 0; i < 1_000; i++) at = at.in = { i, text: 'x'.repeat(100) } as { in?: unknown }
    const pieces = sent(
      { text: 'x'.repeat(100_000), event: new EncodedText({ text: 'y'.repeat(100_000), deep }, 1e9) },
      9_000,
    )
    expect(pieces.opens.filter((open) => open === undefined).length).toBeGreaterThan(5)
    expect(read(pieces)).toEqual(JSON.parse(pieces.texts.join('')))
  })

  it('are read as they come as deep as that is worth it, and beyond', () => {
    const part = 'x'.repeat(2_000)
    const below = (depth: number): unknown => {
      let value: unknown = [part]
      for (let i = 0; i < depth; i++) value = i % 3 === 0 ? [part, value] : { part, value }
      return value
    }
    for (const depth of [190, 195, 196, 197, 198, 199, 200, 201, 202, 260]) {
      const value = [below(depth), below(depth)]
      expect(read(sent(new EncodedText(value, 1e9), 9_000))).toEqual(value)
    }
  })

  it('keep a key __proto__ what it is', () => {
    const { texts, opens } = { texts: ['{"a":1', ',"__proto__":{"b":2}', ',"c":3}'], opens: ['{', '{', undefined] }
    const back = read({ texts, opens }) as object
    expect(Object.keys(back)).toEqual(['a', '__proto__', 'c'])
    expect(Object.getPrototypeOf(back)).toBe(Object.prototype)
  })

  it.each([
    ['what is not open', ['{"a":[1', '],"b":2}'], ['[{']],
    ['too much of it', ['{"a":[1', '],"b":2}'], ['{[[']],
    ['no member', ['{"a":[', '1]}'], ['{[']],
    ['another beginning', ['{"a":1', '{"b":2}'], ['{']],
    ['the key of what goes on', ['{"a":{"b":1', `},"${KEY}":5}`], ['{{']],
    ['more than the value', ['[1', ']]'], ['[']],
    ['nothing', [''], []],
  ])('that say of themselves %s are refused', (_name, texts, opens) => {
    expect(() => read({ texts, opens })).toThrow(SyntaxError)
  })

  it('that have nothing to do with one another never get anything else to throw', () => {
    const text = fc.constantFrom('{', '[', '}', ']', ',', '"a":', '1', '{"a":1', '[1', `"${KEY}":1`, ',2', ',"b":[3')
    const open = fc.option(fc.stringMatching(/^[[{]{0,4}$/), { nil: undefined })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(text, { maxLength: 3 }), open), { maxLength: 5 }), (pieces) => {
        const error = failure(() =>
          read({ texts: pieces.map(([texts]) => texts.join('')), opens: pieces.map(([, of]) => of) }),
        )
        expect(error === undefined || error instanceof SyntaxError).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
