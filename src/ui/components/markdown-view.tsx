import { createElement, useMemo } from 'react'
import { FixCode } from './fix-code'
import { type Block, type Inline, parseInline, parseMarkdown } from './markdown'
import './markdown.css'

/** A Markdown page as elements. */
export function MarkdownView({ source }: { source: string }) {
  const blocks = useMemo(() => parseMarkdown(source), [source])
  return (
    <div className="markdown">
      {blocks.map((block, index) => (
        // The page is a constant: places never change.
        <BlockView key={index} block={block} />
      ))}
    </div>
  )
}

function BlockView({ block }: { block: Block }) {
  if (block.kind === 'code') return <FixCode code={block.text} />
  if (block.kind === 'list')
    return (
      <ul>
        {block.items.map((item) => (
          <li key={keyOf(item)}>
            <InlineView content={item} />
          </li>
        ))}
      </ul>
    )
  if (block.kind === 'table') return <Table rows={block.rows} />
  const name = block.kind === 'heading' ? `h${Math.min(6, block.level + 1)}` : 'p'
  return createElement(name, {}, <InlineView content={block.content} />)
}

function Table({ rows }: { rows: readonly Inline[][][] }) {
  return (
    <table>
      <tbody>
        {rows.map((row, index) => (
          <tr key={row.map(keyOf).join('|')}>
            {row.map((cell) =>
              createElement(index === 0 ? 'th' : 'td', { key: keyOf(cell) }, <InlineView content={cell} />),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A sentence with its code spans shown as code. */
export function InlineText({ text }: { text: string }) {
  return <InlineView content={parseInline(text)} />
}

const keyOf = (content: readonly Inline[]): string => content.map((part) => part.text).join('')

const ELEMENTS = { text: 'span', code: 'code', strong: 'b' } as const

function InlineView({ content }: { content: readonly Inline[] }) {
  let offset = 0
  return content.map((part) => {
    const key = offset
    offset += part.text.length
    return createElement(ELEMENTS[part.kind], { key }, part.text)
  })
}
