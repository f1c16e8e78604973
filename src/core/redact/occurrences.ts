type Node = Map<number, Node> & { word?: string }

/** Finds many words in texts at the cost of one, however many there are: at each place the longest of them. */
export class Occurrences {
  private readonly root: Node = new Map()

  constructor(words: Iterable<string>) {
    for (const word of words) {
      let node = this.root
      for (let index = 0; index < word.length; index++) {
        const code = word.charCodeAt(index)
        const next: Node = node.get(code) ?? new Map()
        node.set(code, next)
        node = next
      }
      node.word = word
    }
  }

  /** The text with each of the words in it replaced. */
  replace(text: string, by: (word: string) => string): string {
    let result = ''
    let copied = 0
    for (let index = 0; index < text.length; index++) {
      const word = this.wordAt(text, index)
      if (word === undefined) continue
      result += text.slice(copied, index) + by(word)
      index += word.length - 1
      copied = index + 1
    }
    return copied === 0 ? text : result + text.slice(copied)
  }

  private wordAt(text: string, start: number): string | undefined {
    let longest: string | undefined
    let node = this.root.get(text.charCodeAt(start))
    for (let index = start + 1; node; index++) {
      longest = node.word ?? longest
      node = node.get(text.charCodeAt(index))
    }
    return longest
  }
}
