import { useEffect } from 'react'

const NAME = 'find'
/** Where matches are marked. */
const SEARCHED = '.grid-body, .events-body'

/** Marks a text in the rows on screen, as long as it is searched. The rows stay as they are: the browser paints over them. */
export function useHighlight(text: string): void {
  useEffect(() => {
    const main = document.querySelector('main')
    if (!main || !('highlights' in CSS) || text === '') return undefined
    let frame = 0
    const mark = (): void => {
      CSS.highlights.set(NAME, new Highlight(...rangesOf(main, text.toLowerCase())))
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
  }, [text])
}

/** Where `wanted` (lower case) stands in the text nodes of the rows. */
function rangesOf(root: Element, wanted: string): Range[] {
  const ranges: Range[] = []
  for (const part of root.querySelectorAll(SEARCHED)) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue?.toLowerCase() ?? ''
      // Lower case of some letters is longer: then places would be wrong.
      if (text.length !== node.nodeValue?.length) continue
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + wanted.length)
        ranges.push(range)
      }
    }
  }
  return ranges
}
