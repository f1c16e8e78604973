const create = document.createElement.bind(document)
const Unknown = HTMLUnknownElement

const known = new Map<string, boolean>()

/** Whether HTML knows an element of that name, or may have been taught one. */
export function isElement(name: string): boolean {
  let is = known.get(name)
  if (is === undefined) {
    // Making one of the page's own elements would run its code.
    is = name.includes('-') || !(create(name) instanceof Unknown)
    known.set(name, is)
  }
  return is
}
