import { type Behaviour, HEALTHY } from '../behaviour'
import type { Pitfall } from './define-pitfall'

const files = import.meta.glob<Pitfall>(['./*.ts', '!./index.ts', '!./define-pitfall.ts'], {
  eager: true,
  import: 'default',
})

/** Every pitfall by its id, in the order of the menu. */
export const PITFALLS: ReadonlyMap<string, Pitfall> = new Map(
  Object.entries(files).map(([file, pitfall]) => [file.slice('./'.length, -'.ts'.length), pitfall]),
)

/** The healthy behaviour, altered by the pitfalls that are on; unknown ids change nothing. */
export function behaviourWith(ids: readonly string[]): Behaviour {
  return ids.reduce((behaviour, id) => PITFALLS.get(id)?.alter(behaviour) ?? behaviour, HEALTHY)
}
