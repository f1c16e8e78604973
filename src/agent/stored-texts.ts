import type { StoredText } from '../adapters/define-adapter'
import type { Draft } from '../sources/define-source'

const MOST = 500
const AREA = /^(localStorage|sessionStorage):/

/** What the page's entries of web storage hold, as its facts tell: so that states can be told to be theirs. */
export class StoredTexts {
  private readonly texts = new Map<string, StoredText>()

  note(draft: Draft): void {
    if (!draft.type.startsWith('storage-') || !('source' in draft)) return
    const { source } = draft
    const area = AREA.exec(source)?.[1]
    if (area !== 'localStorage' && area !== 'sessionStorage') return
    const known = this.texts.get(source)
    if (!known && this.texts.size >= MOST) return
    const isRead = draft.type === 'storage-read' || known?.isRead === true
    const text = draft.type === 'storage-failed' ? known?.text : 'text' in draft ? draft.text : undefined
    this.texts.set(source, { area, key: source.slice(area.length + 1), text, isRead })
  }

  all(): Iterable<StoredText> {
    return this.texts.values()
  }
}
