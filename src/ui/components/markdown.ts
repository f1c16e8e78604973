/** A piece of a line: code, strong text, or plain text. Links keep their words: the panel opens no pages by itself. */
export type Inline = { kind: 'text' | 'code' | 'strong'; text: string }

export type Block =
  | { kind: 'heading'; level: number; content: Inline[] }
  | { kind: 'paragraph'; content: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'list'; items: Inline[][] }
  | { kind: 'table'; rows: Inline[][][] }

/** The part of Markdown that rule pages use, as data: no HTML passes through. */
export function parseMarkdown(source: string): Block[] {
  const lines = source.replaceAll('\r\n', '\n').split('\n')
  const blocks: Block[] = []
  let at = 0
  const take = (belongs: (line: string) => boolean): string[] => {
    const from = at
    while (at < lines.length && belongs(lines[at] ?? '')) at += 1
    return lines.slice(from, at)
  }
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const heading = /^(#{1,6})\s+(.*)$/.exec(line)
    if (line.trim() === '') at += 1
    else if (line.startsWith('```')) {
      at += 1
      blocks.push({ kind: 'code', text: take((l) => !l.startsWith('```')).join('\n') })
      at += 1
    } else if (heading) {
      at += 1
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, content: parseInline(heading[2] ?? '') })
    } else if (ITEM.test(line)) {
      blocks.push({ kind: 'list', items: joinItems(take((l) => ITEM.test(l) || /^\s+\S/.test(l))).map(parseInline) })
    } else if (line.startsWith('|')) {
      const rows = take((l) => l.startsWith('|')).filter((l) => !/^\|[\s:|-]+\|?\s*$/.test(l))
      blocks.push({ kind: 'table', rows: rows.map((row) => cells(row).map(parseInline)) })
    } else blocks.push({ kind: 'paragraph', content: parseInline(take(isProse).join(' ')) })
  }
  return blocks
}

const ITEM = /^\s*(?:[-*]|\d+\.)\s+/
const isProse = (line: string): boolean => line.trim() !== '' && !/^(?:```|#{1,6}\s|\|)/.test(line) && !ITEM.test(line)

const cells = (row: string): string[] =>
  row
    .replace(/^\||\|\s*$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))

/** Lines that go on an item belong to it. */
function joinItems(lines: readonly string[]): string[] {
  const items: string[] = []
  for (const line of lines) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, ''))
    else items.push(`${items.pop() ?? ''} ${line.trim()}`)
  }
  return items
}

/** Code spans, strong text, links (their words) and plain text of one line. */
export function parseInline(text: string): Inline[] {
  const parts: Inline[] = []
  const token = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\([^)]*\)/g
  let from = 0
  for (const match of text.matchAll(token)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) })
    const [, code, strong, link] = match
    if (code !== undefined) parts.push({ kind: 'code', text: code })
    else if (strong !== undefined) parts.push({ kind: 'strong', text: strong })
    else if (link !== undefined) parts.push({ kind: 'text', text: link })
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}
