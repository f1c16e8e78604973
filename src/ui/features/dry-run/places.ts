import { agree } from '../../../core/timeline/agree'
import { lookup, type Path } from '../../../core/value/path'

/** Parts looked at. */
const EXAMINED = 2_000

/** Where in the parts of a state that are new a value stands now. */
export function placesOf(state: unknown, added: readonly Path[]): (value: unknown) => Path | undefined {
  const parts: { path: Path; value: unknown }[] = added.map((path) => ({ path, value: lookup(state, path)?.value }))
  for (let next = 0; next < parts.length && parts.length < EXAMINED; next++) {
    const part = parts[next]
    if (typeof part?.value !== 'object' || part.value === null) continue
    for (const [step, value] of Object.entries(part.value)) {
      parts.push({ path: [...part.path, Array.isArray(part.value) ? Number(step) : step], value })
    }
  }
  return (value) => parts.find((part) => agree(value, part.value))?.path
}
