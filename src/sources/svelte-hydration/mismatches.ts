import type { Mismatch } from '../../core/timeline/event'
import { pathOf } from '../support/hydration/place'

/** What Svelte takes away of elements that fit: values that the browser put in place, listeners that it calls itself. */
const OWN_ATTRIBUTES = new Set(['value', 'checked', 'onload', 'onerror', 'autofocus', 'selected'])
const LONGEST = 2_000

/** What the changes that Svelte made while it took HTML over say of how that differed. */
export function mismatchesIn(changes: readonly MutationRecord[]): Mismatch[] {
  const told = new Set<Node>()
  return changes.flatMap((change): Mismatch[] => {
    const { target, oldValue } = change
    if (change.type === 'characterData') return textMismatch(target, oldValue ?? '')
    if (change.type === 'attributes') return attributeMismatch(change)
    if (told.has(target)) return []
    const nodes = changes.filter((each) => each.type === 'childList' && each.target === target)
    const server = nodes.flatMap((each) => [...each.removedNodes]).find(isTelling)
    const client = nodes.flatMap((each) => [...each.addedNodes]).find(isTelling)
    if (!server && !client) return []
    told.add(target)
    const kind = [server, client].some((node) => node instanceof Element) ? 'element' : 'text'
    return [
      { kind, ...place(target), ...(server && { server: shown(server) }), ...(client && { client: shown(client) }) },
    ]
  })
}

function textMismatch(text: Node, before: string): Mismatch[] {
  const now = text.nodeValue ?? ''
  const parent = text.parentNode
  if (before === now || !parent || !(text instanceof Text)) return []
  return [{ kind: 'text', ...place(parent), server: before.slice(0, LONGEST), client: now.slice(0, LONGEST) }]
}

function attributeMismatch({ target, attributeName, oldValue }: MutationRecord): Mismatch[] {
  if (!(target instanceof Element) || attributeName === null || OWN_ATTRIBUTES.has(attributeName)) return []
  const now = target.getAttribute(attributeName)
  if (now === oldValue) return []
  const told = { kind: 'attribute', ...place(target), attribute: attributeName } as const
  const [server, client] = [oldValue, now].map((value) => value?.slice(0, LONGEST))
  return [{ ...told, ...(server !== undefined && { server }), ...(client !== undefined && { client }) }]
}

/** Comments are Svelte's own marks, empty texts its anchors, scripts data of the server. */
const isTelling = (node: Node): boolean =>
  (node instanceof Element && !(node instanceof HTMLScriptElement)) || (node instanceof Text && node.data.trim() !== '')

const shown = (node: Node): string =>
  (node instanceof Element ? `<${node.localName}>` : (node.nodeValue ?? '')).slice(0, LONGEST)

function place(node: Node): { place?: string } {
  const element = node instanceof Element ? node : node.parentElement
  return element ? { place: pathOf(element) } : {}
}
