import { type AdapterHost, defineAdapter, type ReactState, type ReactStateListener } from './define-adapter'
import { isData, textOf } from './react/data'
import { type Kept, keptIn, read } from './react/kept'
import { membersAsName } from './support/nameless'
import { isObject, ownValue } from './support/own'

/** States without an entry that are watched in one page, and how many components they may be in. */
const MOST = 20
const DEEPEST = 8
/** States of one entry, each in a component of its own. */
const MOST_OF_ENTRY = 3

export default defineAdapter({
  id: 'react',
  start(host) {
    const states = new States(host)
    host.techniques.reactState((state) => states.consider(state))
  },
})

/** Chooses among the states of an app's components those that are copies of something, or the app's own main ones. */
class States {
  private others = 0
  private readonly kept = new Map<string, number>()
  private readonly claims = new WeakMap<object, Set<string>>()

  constructor(private readonly host: AdapterHost) {}

  consider(state: ReactState): ReactStateListener | undefined {
    const claims = this.claims.get(state.component)
    const kept = keptIn(state, this.host.stored(), (key) => claims?.has(key) === true)
    if (kept) return this.keep(state, kept)
    if (state.isExternal || this.others >= MOST || !isData(state.value)) return undefined
    const isMain = state.depth <= DEEPEST && textOf(state.value) !== undefined
    if (!isMain && !this.holdsStored(state.value) && !this.isFetched(state.value)) return undefined
    this.others++
    return this.follow(state, nameOf(state), undefined, () => this.others--)
  }

  private keep(state: ReactState, kept: Kept): ReactStateListener | undefined {
    const count = this.kept.get(kept.key) ?? 0
    if (count >= MOST_OF_ENTRY) return undefined
    this.kept.set(kept.key, count + 1)
    const claims = this.claims.get(state.component) ?? new Set()
    this.claims.set(state.component, claims.add(kept.key))
    return this.follow(state, kept.key, kept, () => {
      this.kept.set(kept.key, (this.kept.get(kept.key) ?? 1) - 1)
      claims.delete(kept.key)
    })
  }

  private follow(state: ReactState, name: string, kept: Kept | undefined, gone: () => void): ReactStateListener {
    const view = (value: unknown): unknown => (state.isExternal ? read(value) : value)
    let present = view(state.value)
    const handle = this.host.store({ name, libraryFrames: 0, current: () => present })
    handle.created(present)
    if (kept?.isNamed) handle.persist({ name: kept.key, area: kept.area, hasMigrate: false, omits: [] })
    return {
      changed: (value, stack) => {
        const before = present
        present = view(value)
        handle.changed(present, before, { stack })
      },
      gone: () => {
        gone()
        handle.gone()
      },
    }
  }

  /** One of its members is what an entry holds. */
  private holdsStored(value: object): boolean {
    const texts = new Set([...this.host.stored()].map(({ text }) => text))
    return membersOf(value).some((member) => {
      const text = textOf(member)
      return text !== undefined && texts.has(text)
    })
  }

  private isFetched(value: object): boolean {
    return [value, ...membersOf(value)].some(
      (each) => typeof each === 'object' && each !== null && this.host.isFromServer(each),
    )
  }
}

function membersOf(value: object): unknown[] {
  return Object.keys(value)
    .slice(0, 20)
    .map((key) => ownValue(value, key))
}

/** By the component, or where the build left it no name, by its members and its place: both outlive a reload. */
function nameOf({ name, key, number, place, value }: ReactState): string {
  const instance = key === undefined ? '' : `[${key}]`
  if (name !== undefined) return `${name}${instance} state ${number + 1}`
  const hasMembers = isObject(value) && !Array.isArray(value) && Object.keys(value).length > 0
  return hasMembers
    ? membersAsName(`state${instance}`, value)
    : `state${instance} ${number + 1} at ${place || 'the top'}`
}
