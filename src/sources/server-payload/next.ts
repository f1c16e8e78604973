import type { InlinePayload } from './inline'

/** Next's app router: `self.__next_f.push([1, "…"])`, run away with by its client at once; the scripts stay where they are. */
export const next: InlinePayload = {
  label: '__next_f',
  holds: (script) => script.startsWith('self.__next_f.push('),
}
