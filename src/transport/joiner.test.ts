import { describe, expect, it } from 'vitest'
import { Joiner } from './joiner'

const batch = (document: string) => ({ type: 'batch', document, sources: [], events: [], dropped: 0 }) as const

function piecesOf(message: object, document = 'd', size = 10) {
  const text = JSON.stringify(message)
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) => ({
    type: 'piece' as const,
    document,
    index,
    last: (index + 1) * size >= text.length,
    text: text.slice(index * size, (index + 1) * size),
  }))
}

const feed = (joiner: Joiner, pieces: ReturnType<typeof piecesOf>) => pieces.flatMap((piece) => joiner.add(piece) ?? [])

describe('joining pieces', () => {
  it('gives the message once, with the last of its pieces', () => {
    expect(feed(new Joiner(), piecesOf(batch('d')))).toEqual([{ ok: true, message: batch('d') }])
  })

  it('keeps documents apart that speak at once', () => {
    const joiner = new Joiner()
    const [a, b] = [piecesOf(batch('a'), 'a'), piecesOf(batch('b'), 'b')]
    const both = a.flatMap((piece, i) => [piece, ...(b[i] ? [b[i]] : [])])
    expect(feed(joiner, both).map((each) => each.ok && each.message.document)).toEqual(['a', 'b'])
  })

  it('passes over a message whose beginning it has missed, and takes the next', () => {
    const pieces = piecesOf(batch('d'))
    expect(feed(new Joiner(), [...pieces.slice(2), ...pieces])).toHaveLength(1)
  })

  it('begins anew where a message begins anew', () => {
    const pieces = piecesOf(batch('d'))
    expect(feed(new Joiner(), [...pieces.slice(0, 3), ...pieces])).toEqual([{ ok: true, message: batch('d') }])
  })

  it('gives nothing where a piece is lacking', () => {
    const pieces = piecesOf(batch('d'))
    expect(feed(new Joiner(), [...pieces.slice(0, 2), ...pieces.slice(3)])).toEqual([])
  })

  it('refuses what is malformed, another document’s, or a piece again', () => {
    for (const message of [{ type: 'batch' }, batch('other'), piecesOf(batch('d'))[0] ?? {}]) {
      expect(feed(new Joiner(), piecesOf(message)).map(({ ok }) => ok)).toEqual([false])
    }
  })

  it('keeps no more than so much: what began first goes, and what is longer by itself', () => {
    const joiner = new Joiner(100)
    const [gone, other] = [piecesOf(batch('a'), 'a', 30), piecesOf(batch('b'), 'b', 30)]
    expect(feed(joiner, [...gone.slice(0, 1), ...other])).toHaveLength(1)
    expect(feed(joiner, [...gone.slice(0, 2), ...other])).toHaveLength(1)
    expect(feed(joiner, gone.slice(2))).toEqual([])
    expect(feed(joiner, gone)).toHaveLength(1)
    expect(feed(new Joiner(20), other)).toEqual([])
  })

  it('takes no empty piece', () => {
    const [first, ...others] = piecesOf(batch('d'))
    const later = others.map((piece, index) => ({ ...piece, index: index + 2 }))
    expect(feed(new Joiner(), first ? [first, { ...first, index: 1, text: '' }, ...later] : [])).toEqual([])
  })
})
