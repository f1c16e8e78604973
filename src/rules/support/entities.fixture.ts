import { recording } from '../../core/timeline/build.fixture'
import type { Recording } from '../../core/timeline/recording'
import type { Encoded } from '../../core/value/encoded'

type State = { [key: string]: Encoded }

export const a = { id: 'a', title: 'Opening' }
export const b = { id: 'b', title: 'Storm' }
export const c = { id: 'c', title: 'Ending' }

/** A page with a store of scenes and one of what the user looks at; each `set` comes a second after the one before. */
export function twoStores(scenes: State, ui: State) {
  const built = recording()
  const page = built.tab().open().at(5)
  const list = page.store('scenes', scenes)
  const view = page.store('ui', ui)
  let now = 5
  const next = (): void => {
    now += 1_000
    page.at(now)
  }
  return {
    page,
    list: (state: State, by = 'load') => {
      next()
      list.set(state, by)
    },
    view: (state: State, by = 'select') => {
      next()
      view.set(state, by)
    },
    next,
    raw: { list, view },
    build: (after?: number): Recording => built.build(after),
  }
}

/** A single store with all that belongs to an app, changed once a second. */
export function oneStore(initial: State, ...changes: readonly (readonly [State, string])[]): Recording {
  const built = recording()
  const page = built.tab().open().at(5)
  const store = page.store('studio', initial)
  for (const [index, [state, by]] of changes.entries()) {
    page.at(1_000 * (index + 1))
    store.set(state, by)
  }
  return built.build()
}

/** What stands in the entities of a normalised slice. */
export function adapted(...entities: readonly { id: string }[]): State {
  return {
    ids: entities.map(({ id }) => id),
    entities: Object.fromEntries(entities.map((each): [string, Encoded] => [each.id, each])),
  }
}
