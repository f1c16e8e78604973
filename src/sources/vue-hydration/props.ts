import { isObject, type VNode } from './instance'

/** What Vue keeps for itself, or sets as a property of the element. */
const OTHERS = new Set([
  'key',
  'ref',
  'ref_for',
  'ref_key',
  'is',
  'innerHTML',
  'textContent',
  'true-value',
  'false-value',
])
const ALLOWED = 'data-allow-mismatch'

const create = document.createElement.bind(document)

/** The props of an element as React names them, as far as they say what its attributes are to be. */
export function propsOf({ props, dirs, transition }: VNode): object {
  const own: Record<string, unknown> = {}
  if (!props) return own
  if (Object.hasOwn(props, ALLOWED)) return { suppressHydrationWarning: true, dangerouslySetInnerHTML: true }
  if (Object.hasOwn(props, 'innerHTML') || Object.hasOwn(props, 'textContent')) own['dangerouslySetInnerHTML'] = true
  // Directives set what they like; transitions classes.
  if (dirs?.some((each) => isObject(directiveOf(each)) && Reflect.has(directiveOf(each) ?? {}, 'created'))) return own
  for (const [name, value] of Object.entries(props)) {
    if (OTHERS.has(name) || /^[.^]/.test(name) || name.startsWith('onVnode')) continue
    if ((dirs || transition) && (name === 'class' || name === 'style')) continue
    // What a boolean comes to differs by attribute, and from React.
    if (typeof value === 'boolean' && !/^(?:data|aria)-/.test(name) && !isBoolean(name)) continue
    own[name] = name === 'style' ? styleOf(value) : value
  }
  return own
}

const directiveOf = (binding: object): object | undefined => {
  const dir: unknown = Reflect.get(binding, 'dir')
  return isObject(dir) ? dir : undefined
}

const isBoolean = (name: string): boolean =>
  /^(?:disabled|hidden|readonly|required|checked|multiple|selected|open|reversed|controls|loop|async|defer)$/i.test(
    name,
  )

/** A style that is written as text, property by property. */
function styleOf(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const { style } = create('i')
  style.cssText = value
  return Object.fromEntries([...style].map((name) => [name, style.getPropertyValue(name)]))
}
