import type { Path } from '../../core/value/path'
import type { RawOp } from '../../core/value/steps'
import { isArray, keys, SafeWeakMap } from '../primordials'
import { valueAt } from '../reader'

/** Places of one store whose past is kept, and how many past values of each. */
const MOST_PLACES = 200
const MOST_VALUES = 10
const MOST_MEMBERS = 50

export interface Place {
  store: string
  path: Path
}

/** What the stores held before: their objects, and the last scalars of each place. */
export class Former {
  private readonly objects = new SafeWeakMap<object, Place>()
  private readonly scalars = new Map<string, Map<string, { path: Path; values: unknown[] }>>()

  note(store: string, prev: unknown, steps: readonly RawOp[]): void {
    for (const { path } of steps) {
      for (let length = 0; length <= path.length; length++) {
        const above = path.slice(0, length)
        const before = valueAt(prev, above)?.value
        if (isObject(before)) this.noteObject(before, { store, path: above }, length === path.length)
        else if (length === path.length) this.noteScalar(store, path, before)
      }
    }
  }

  /** Where an object stood that a store holds no longer there. */
  placeOf(value: object): Place | undefined {
    return this.objects.get(value)
  }

  /** The places of a store that held this scalar before. */
  placesOf(store: string, value: unknown): Path[] {
    const places = [...(this.scalars.get(store)?.values() ?? [])]
    return places.filter(({ values }) => values.includes(value)).map(({ path }) => path)
  }

  /** The scalars that a place of a store held before. */
  valuesAt({ store, path }: Place): readonly unknown[] {
    return this.scalars.get(store)?.get(path.join('\n'))?.values ?? []
  }

  private noteObject(value: object, place: Place, isWhole: boolean): void {
    this.objects.set(value, place)
    if (!isWhole) return
    for (const step of (isArray(value) ? [...value.keys()] : keys(value)).slice(0, MOST_MEMBERS)) {
      const member = valueAt(value, [step])?.value
      if (isObject(member)) this.objects.set(member, { ...place, path: [...place.path, step] })
    }
  }

  private noteScalar(store: string, path: Path, value: unknown): void {
    const places = this.scalars.get(store) ?? new Map<string, { path: Path; values: unknown[] }>()
    this.scalars.set(store, places)
    const name = path.join('\n')
    const known = places.get(name)
    if (!known && places.size >= MOST_PLACES) return
    places.set(name, { path, values: [value, ...(known?.values ?? [])].slice(0, MOST_VALUES) })
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
