import { styleMismatch } from './style'
import { getter } from './past'

export interface AttributeMismatch {
  attribute: string
  server?: string
  client?: string
}

interface Place {
  element: Element
  tag: string
  /** What the server's HTML says of an attribute. */
  server: (name: string) => string | null
}

/** Props that are no attributes, and attributes that browsers, forms and users change by themselves. */
const OTHERS = new Set(
  'children dangerouslySetInnerHTML innerHTML ref key suppressHydrationWarning suppressContentEditableWarning autoFocus autofocus muted multiple open nonce is defaultValue defaultChecked precedence'.split(
    ' ',
  ),
)
const CONTROLLED = new Set(['value', 'checked', 'selected'])
const FIELDS = new Set(['input', 'textarea', 'select', 'option'])
const BOOLEAN = new Set(
  'allowfullscreen async autoplay controls default defer disabled disablepictureinpicture disableremoteplayback formnovalidate hidden itemscope loop nomodule novalidate playsinline readonly required reversed'.split(
    ' ',
  ),
)
const ENUMERATED = new Set(['contenteditable', 'draggable', 'spellcheck', 'autoreverse', 'preservealpha'])
const URLS = new Set(['src', 'href', 'action', 'formaction', 'poster', 'cite', 'data'])
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['className', 'class'],
  ['htmlFor', 'for'],
  ['acceptCharset', 'accept-charset'],
  ['httpEquiv', 'http-equiv'],
])
/** Extensions and scripts mark the whole page here, before React comes. */
const WHOLE_PAGE = new Set(['html', 'head', 'body'])

/** Attributes of an element for which React's props say something else than the server's HTML. */
export function attributeMismatches(props: object, place: Place): AttributeMismatch[] {
  if (Reflect.get(props, 'suppressHydrationWarning') === true) return []
  const isCustom = place.tag.includes('-')
  const found: AttributeMismatch[] = []
  for (const prop of Object.keys(props)) {
    if (OTHERS.has(prop) || /^(?:on|xlink|xml|xmlns)[A-Z]/.test(prop) || prop.includes(':')) continue
    if (CONTROLLED.has(prop) && FIELDS.has(place.tag)) continue
    if (isCustom && !/^(?:class|id|style|data-.*|aria-.*)$/.test(prop)) continue
    const value: unknown = Reflect.get(props, prop)
    const mismatch = prop === 'style' ? ofStyle(value, place) : ofAttribute(prop, value, place)
    if (mismatch) found.push(mismatch)
  }
  return found
}

function ofStyle(value: unknown, { tag, server }: Place): AttributeMismatch | undefined {
  // Scripts and password managers style what they add to: of a field only what both sides set.
  if (WHOLE_PAGE.has(tag)) return undefined
  const sides = styleMismatch(server('style'), value, { shared: FIELDS.has(tag) })
  return sides && { attribute: 'style', ...sides }
}

function ofAttribute(prop: string, value: unknown, place: Place): AttributeMismatch | undefined {
  const [attribute, server] = read(prop, place)
  const client = rendered(attribute, value)
  if (client === undefined || client === server) return undefined
  // React leaves out some empty attributes, and an empty class is none.
  if (!BOOLEAN.has(attribute) && !client && !server) return undefined
  if (client === null) return { attribute, server: cut(server ?? '') }
  if (server === null) return { attribute, client: cut(client) }
  return isSame(attribute, server, client, place) ? undefined : { attribute, server: cut(server), client: cut(client) }
}

/** The attribute a prop stands for, and the server's value. */
function read(prop: string, { element, server }: Place): [string, string | null] {
  const name = RENAMED.get(prop) ?? prop
  if (namespaceOf(element) === HTML) return [name.toLowerCase(), server(name.toLowerCase())]
  // SVG: some are written as in the prop (viewBox), some with hyphens (strokeWidth).
  const hyphenated = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const written = [name, hyphenated, name.toLowerCase()].find((each) => server(each) !== null) ?? hyphenated
  return [written, server(written)]
}

const HTML = 'http://www.w3.org/1999/xhtml'
const namespaceOf = getter(Element.prototype, 'namespaceURI')

/** What React makes of a value: text, null for no attribute, undefined where that is not told here. */
function rendered(attribute: string, value: unknown): string | null | undefined {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n')
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : String(value)
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'boolean') return undefined
  if (ENUMERATED.has(attribute) || /^(?:data|aria)-/.test(attribute)) return String(value)
  if (!BOOLEAN.has(attribute)) return value ? undefined : null
  return value ? '' : null
}

function isSame(attribute: string, server: string, client: string, { tag }: Place): boolean {
  if (BOOLEAN.has(attribute) && attribute !== 'hidden') return true
  if (attribute === 'class') return hasClasses(server, client, WHOLE_PAGE.has(tag))
  if (URLS.has(attribute) && absolute(server) === absolute(client)) return true
  return squeezed(server) === squeezed(client)
}

/** The same classes in any order; `orMore` allows the server's side others besides. */
function hasClasses(server: string, client: string, orMore: boolean): boolean {
  const [theirs, ours] = [words(server), words(client)]
  return ours.every((word) => theirs.includes(word)) && (orMore || theirs.every((word) => ours.includes(word)))
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()
const cut = (text: string): string => text.slice(0, 2_000)

const NativeURL = URL
function absolute(text: string): string {
  try {
    return new NativeURL(text, document.baseURI).href
  } catch {
    return text
  }
}
