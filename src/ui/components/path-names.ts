import { formatPath, type Path } from '../../core/value/path'

/** Between the elements of a place in a rendered page. */
const INSIDE = ' > '
/** How many elements of such a place tell one from another. */
const TOLD = 2

/** A path as people read it: that of a rendered page is the place of an element, which needs no quoting. */
export function pathName(path: Path): string {
  const [first] = path
  if (first === undefined) return '(whole value)'
  return path.length === 1 && isPlace(first) ? first : formatPath(path)
}

/** A step of a path as the name of a row: of a place the end, which differs from row to row. */
export function stepName(step: string | number | undefined): string {
  if (step === undefined) return '(whole value)'
  if (typeof step === 'number') return `[${step}]`
  const elements = isPlace(step) ? step.split(INSIDE) : []
  return elements.length > TOLD ? `…${INSIDE}${elements.slice(-TOLD).join(INSIDE)}` : step
}

const isPlace = (step: string | number): step is string => typeof step === 'string' && step.includes(INSIDE)
