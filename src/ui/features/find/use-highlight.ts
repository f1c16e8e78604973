import { useEffect } from 'react'
import type { Matcher } from '../../../core/find/query'

const NAME = 'find'
/** Where matches are marked. */
const SEARCHED = '.grid-body, .events-body'

/** Marks what matches in the rows on screen, as long as it is searched. The rows stay as they are: the browser paints over them. */
export function useHighlight(matcher: Matcher, active: boolean): void {
  useEffect(() => {
    const main = document.querySelector('main')
    if (!main || !('highlights' in CSS) || !active) return undefined
    let frame = 0
    const mark = (): void => {
      CSS.highlights.set(NAME, new Highlight(...rangesOf(main, matcher)))
    }
    const changed = (): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(mark)
    }
    mark()
    const observer = new MutationObserver(changed)
    observer.observe(main, { childList: true, subtree: true, characterData: true })
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
      CSS.highlights.delete(NAME)
    }
  }, [matcher, active])
}

/** Where a match stands in the text nodes of the rows. */
function rangesOf(root: Element, { find }: Matcher): Range[] {
  const ranges: Range[] = []
  for (const part of root.querySelectorAll(SEARCHED)) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? ''
      for (let mark = find(text); mark; mark = find(text, mark[1])) {
        const range = document.createRange()
        range.setStart(node, mark[0])
        range.setEnd(node, mark[1])
        ranges.push(range)
      }
    }
  }
  return ranges
}
