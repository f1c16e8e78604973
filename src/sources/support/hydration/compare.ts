import type { Mismatch } from '../../../core/timeline/event'
import { attributeMismatches } from './attributes'
import { getter, type Past } from './past'
import { placeOf } from './place'
import type { Rendered } from './rendered'

/** What frameworks put elsewhere, or leave to themselves. */
const SKIPPED = new Set(['script', 'style', 'link', 'meta', 'title', 'template', 'noscript'])
/** What has a content of its own. */
const CLOSED = new Set(['textarea', 'iframe', 'select'])
/** Put into pages by browsers' extensions, and left alone by frameworks. */
const FOREIGN = new Set(['script', 'style', 'link', 'meta', 'template'])
const OUTLINE = 200

type Pair = readonly [Rendered, Node]

/** A mismatch, and the elements around it, innermost first. */
export interface Found {
  mismatch: Mismatch
  elements: string[]
}

/** Compares what the server had rendered with what a framework rendered first, step by step. */
export class Comparison {
  readonly found: Found[] = []
  /** The framework put nodes of its own in place of the server's. */
  isReplaced = false
  private readonly pairs: Pair[] = []

  /**
   * `since` counts the changes of `past` before the commit; `isNew`: the framework gave up on the server's HTML; `mendsText`: it puts
   * its own text into the server's nodes.
   */
  constructor(
    private readonly past: Past,
    private readonly since: number,
    private readonly how: { isNew: boolean; mendsText?: boolean },
  ) {}

  /** Without `servers` nothing was put in their place. */
  begin(servers: readonly Node[] | undefined, clients: readonly Rendered[], isPartial?: boolean): void {
    if (servers) this.match(servers, clients, undefined, isPartial)
    else this.goInto(same(clients))
  }

  /** One element; false when nothing is left. */
  proceed(): boolean {
    const pair = this.pairs.pop()
    if (pair) this.compare(pair)
    return this.pairs.length > 0
  }

  /** `around` is the element that they stand in. */
  private match(
    servers: readonly Node[],
    clients: readonly Rendered[],
    around?: Rendered,
    isPartial = around?.isPartial,
  ): void {
    const theirs = new Set(servers)
    const own = clients.filter(({ node }) => node && theirs.has(node))
    this.goInto(same(own))
    if (!this.how.isNew || isPartial) return
    const taken = new Set<unknown>(own.map(({ node }) => node))
    this.align(
      servers.filter((node) => !taken.has(node) && isContent(node)),
      clients.filter((each) => !taken.has(each.node ?? each) && !FOREIGN.has(each.tag) && each.tag + each.text !== ''),
      around,
    )
  }

  /** In the order of the document: the last one pushed comes next. */
  private goInto(pairs: readonly Pair[]): void {
    for (const pair of pairs.toReversed()) this.pairs.push(pair)
  }

  /** Pairs what is alike from both ends; what is left between them the sides do not share. */
  private align(servers: readonly Node[], clients: readonly Rendered[], around: Rendered | undefined): void {
    const shorter = Math.min(servers.length, clients.length)
    const alike: Pair[] = []
    const pair = (server: Node | undefined, client: Rendered | undefined): boolean => {
      if (!server || !client || tagOf(server) !== client.tag) return false
      alike.push([client, server])
      return true
    }
    let start = 0
    while (start < shorter && pair(servers[start], clients[start])) start++
    let end = 0
    while (end < shorter - start && pair(servers.at(-1 - end), clients.at(-1 - end))) end++
    this.goInto([...alike.slice(0, start), ...alike.slice(start).toReversed()])
    const theirs = servers.slice(start, servers.length - end)
    const ours = clients.slice(start, clients.length - end)
    // Vue takes out what only the server has; React's first render is compared as a whole.
    const [first = this.how.mendsText ? around : undefined] = ours.length > 0 ? ours : clients
    if (theirs.length + ours.length === 0 || !first) return
    const isText = [...theirs.map(tagOf), ...ours.map(({ tag }) => tag)].every((tag) => tag === '')
    this.tell(
      isText ? 'text' : 'element',
      ours.length === 1 || first === around || !first.parent ? first : first.parent,
      {
        ...(theirs.length > 0 && { server: outline(theirs.map((node) => this.outlineOf(node))) }),
        ...(ours.length > 0 && { client: outline(ours.map((each) => `${opening(each.tag)}${textBelow(each)}`)) }),
      },
    )
  }

  private compare([client, server]: Pair): void {
    const { props, tag, node } = client
    this.isReplaced ||= node !== server && node !== undefined
    const isQuiet = Reflect.get(props, 'suppressHydrationWarning') === true
    if (tag === '') return this.compareText(client, server)
    if (!(server instanceof Element) || SKIPPED.has(tag)) return
    const place = { element: server, tag, server: (name: string) => this.past.attribute(server, name, this.since) }
    for (const { attribute, ...sides } of attributeMismatches(props, place)) {
      this.tell('attribute', client, { attribute, ...sides })
    }
    if (CLOSED.has(tag) || Reflect.get(props, 'dangerouslySetInnerHTML')) return
    const children = isQuiet ? client.children.filter((each) => each.tag !== '') : client.children
    if (node === server && !this.past.hasMoved(server, this.since)) {
      this.goInto(same(children))
    } else if (!isQuiet) this.match(this.past.children(server, this.since), children, client)
  }

  /** Of text that was taken over React has made sure itself. */
  private compareText(client: Rendered, server: Node): void {
    if ((client.node === server && !this.how.mendsText) || !(server instanceof CharacterData)) return
    const text = this.past.text(server, this.since)
    if (lines(text) !== lines(client.text)) this.tell('text', client, { server: cut(text), client: cut(client.text) })
  }

  private tell(kind: Mismatch['kind'], at: Rendered, sides: Partial<Mismatch>): void {
    const { component } = at
    this.found.push({
      mismatch: { kind, place: placeOf(at), ...(component !== undefined && { component }), ...sides },
      elements: elementsFrom(at),
    })
  }

  private outlineOf(node: Node): string {
    if (node instanceof CharacterData) return this.past.text(node, this.since)
    const text = textContent(node)
    return `${opening(tagOf(node))}${typeof text === 'string' ? text : ''}`
  }
}

const textContent = getter(Node.prototype, 'textContent')
const nodeName = getter(Node.prototype, 'nodeName')
const tagOf = (node: Node): string => (node instanceof CharacterData ? '' : String(nodeName(node)).toLowerCase())

const same = (clients: readonly Rendered[]): Pair[] =>
  clients.flatMap((each): Pair[] => (each.node ? [[each, each.node]] : []))

/** Of the HTML of a boundary, what stands between its comment and the one that ends it. */
export function within(siblings: readonly Node[], comment: Comment): Node[] {
  const start = siblings.indexOf(comment)
  const after = start === -1 ? [] : siblings.slice(start + 1)
  let depth = 0
  for (const [index, node] of after.entries()) {
    if (!(node instanceof Comment)) continue
    if (/^\/[$&]/.test(node.data) && depth-- === 0) return after.slice(0, index)
    if (/^[$&]/.test(node.data)) depth++
  }
  return []
}

/** Neither a mark of React's own nor what extensions and streaming put beside the app's HTML. */
function isContent(node: Node): boolean {
  if (node instanceof Text) return node.data !== ''
  if (!(node instanceof Element)) return false
  const tag = tagOf(node)
  const isPage = node.parentNode === null || /^(?:html|head|body)$/.test(tagOf(node.parentNode))
  return !FOREIGN.has(tag) && !(isPage && tag.includes('-')) && !/^[SP]:/.test(node.id)
}

function elementsFrom(rendered: Rendered): string[] {
  const elements: string[] = []
  for (let each: Rendered | undefined = rendered; each; each = each.parent) if (each.tag !== '') elements.push(each.tag)
  return elements
}

const opening = (tag: string): string => (tag === '' ? '' : `<${tag}>`)
const lines = (text: string): string => text.replace(/\r\n?/g, '\n')
const cut = (text: string): string => text.slice(0, 2_000)

function outline(parts: readonly string[]): string {
  const text = parts.map((part) => part.slice(0, OUTLINE)).join(' ')
  return text.length > OUTLINE ? `${text.slice(0, OUTLINE)}…` : text
}

function textBelow(rendered: Rendered): string {
  if (rendered.tag === '') return rendered.text
  return rendered.children.map(textBelow).join('')
}
