/** A piece of a verdict: plain, what will be lost or come back, or the copy to trust. */
export interface Piece {
  /** Offset in the sentence. */
  at: number
  kind: 'plain' | 'loss' | 'trust'
  text: string
}

const LOSS = /^(?:Reloading|The next)\b/
const STRESSED = /(?<=Trust )\w+(?: \d+)?|(?:Reloading|The next)\b.*?\b(?:loses?|brings|overwrites)\b.*?(?:\.(?=\s)|$)/g

/** Takes a verdict apart into what the eye should find first and the rest. */
export function stress(sentence: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  const plain = (to: number): void => {
    if (to > from) pieces.push({ at: from, kind: 'plain', text: sentence.slice(from, to) })
  }
  for (const { 0: text, index } of sentence.matchAll(STRESSED)) {
    plain(index)
    pieces.push({ at: index, kind: LOSS.test(text) ? 'loss' : 'trust', text })
    from = index + text.length
  }
  plain(sentence.length)
  return pieces
}
