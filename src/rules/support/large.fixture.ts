import type { Encoded } from '../../core/value/encoded'

/** A list of so many entities, of about 60 characters each. */
export function entities(count: number, title = 'A thing to be done some day'): { [key: string]: Encoded }[] {
  return Array.from({ length: count }, (_, id) => ({ id, title: `${title} ${id}`, done: false }))
}
