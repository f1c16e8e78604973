const create = document.createElement.bind(document)

/** Put there by extensions that recolour pages. */
const FOREIGN = /^--darkreader/

/**
 * A style of the server's HTML beside a style prop, each as the browser understands it; undefined where they come to the
 * same. Nothing is put into the document, and an attribute is never set: a page's policy may forbid that, aloud. `shared`
 * leaves out what one side only sets.
 */
export function styleMismatch(
  server: string | null,
  prop: unknown,
  { shared }: { shared: boolean },
): { server?: string; client?: string } | undefined {
  const props: [string, unknown][] = typeof prop === 'object' && prop !== null ? Object.entries(prop) : []
  if (server === null && props.length === 0) return undefined
  const theirs = create('i').style
  theirs.cssText = server ?? ''
  const ours = create('i').style
  for (const [name, value] of props) {
    if ((typeof value !== 'string' && typeof value !== 'number') || value === '') continue
    const readings = understood(name, value)
    const alike = readings.find((style) => [...style].every((own) => isSame(own, style, theirs)))
    const [first] = readings
    // The browser knows no such property or value: nobody can tell what became of it.
    if (!first) return undefined
    ours.cssText += (alike ?? first).cssText
  }
  const both = shared ? [...ours].filter((name) => [...theirs].includes(name)) : [...ours, ...theirs]
  const names = [...new Set(both)].filter((name) => !FOREIGN.test(name) && !isSame(name, ours, theirs))
  return names.length === 0 ? undefined : { ...said('server', theirs, names), ...said('client', ours, names) }
}

/** A declaration as the browser takes it; a number may mean pixels or not. */
function understood(name: string, value: string | number): CSSStyleDeclaration[] {
  const texts = typeof value === 'number' && value !== 0 ? [`${value}px`, String(value)] : [String(value).trim()]
  return texts.flatMap((text) => {
    const { style } = create('i')
    if (name.startsWith('--')) style.setProperty(name, String(value).trim())
    else style.setProperty(hyphenated(name), text)
    return style.length > 0 ? [style] : []
  })
}

function isSame(name: string, ours: CSSStyleDeclaration, theirs: CSSStyleDeclaration): boolean {
  return ours.getPropertyValue(name) === theirs.getPropertyValue(name)
}

const hyphenated = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^ms-/, '-ms-')

function said(side: string, style: CSSStyleDeclaration, names: readonly string[]): { [side: string]: string } {
  const text = names.flatMap((name) => {
    const value = style.getPropertyValue(name)
    return value === '' ? [] : [`${name}: ${value}`]
  })
  return text.length > 0 ? { [side]: text.join('; ').slice(0, 2_000) } : {}
}
