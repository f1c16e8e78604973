/** LZW, into the characters of a text: as slow and as small as any packer that apps ship. */
export function pack(text: string): string {
  let codes = new Map<string, number>()
  let packed = 'z'
  let word = ''
  for (const char of text) {
    const longer = word + char
    if (longer.length === 1 || codes.has(longer)) {
      word = longer
      continue
    }
    packed += code(word, codes)
    codes.set(longer, 0x100 + codes.size)
    if (codes.size === 0xc000) codes = new Map()
    word = char
  }
  return packed + (word === '' ? '' : code(word, codes))
}

const code = (word: string, codes: ReadonlyMap<string, number>): string =>
  String.fromCharCode(word.length === 1 ? word.charCodeAt(0) : (codes.get(word) ?? 0))

export function unpack(packed: string | null): string | null {
  if (packed === null) return null
  let words: string[] = []
  let text = ''
  let before = ''
  for (const char of packed.slice(1)) {
    const number = char.charCodeAt(0)
    const word = number < 0x100 ? char : (words[number - 0x100] ?? before + before.charAt(0))
    text += word
    if (before !== '') words.push(before + word.charAt(0))
    if (words.length === 0xc000) words = []
    before = word
  }
  return text
}
