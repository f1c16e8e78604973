import type { Path } from '../../core/value/path'
import type { RawOp } from '../../core/value/steps'
import { guard } from '../guard'
import { HeldReference } from '../held'
import type { IdleQueue } from '../idle'
import { is, isArray, monotonic, SafeWeakMap, timeout, toText } from '../primordials'
import type { ReactTrees } from '../react-trees'
import { valueAt } from '../reader'
import type { Recorder } from '../recorder'
import type { Sources } from '../sources'
import type { LiveStore, Stores } from '../stores'
import { type Fiber, FiberWalk, isObject, mounted, nameOf } from '../techniques/fibers'
import { Former, type Place } from './former'
import { isDisplayed } from './displayed'
import { isOnPurpose, type Shown, shownBy } from './shown'
import type { Stirs } from './stirs'
import { readsOf, textsOf } from './unsubscribed'

/** Milliseconds without a change or a commit after which everything has settled, and between two looks. */
const QUIET = 500
const AGAIN = 500
const REST_PER_COST = 100
/** Instances of one component that are looked at. */
const INSTANCES = 50
const MOST = 20
const IDENTITY = ['id', 'key', 'uuid', '_id', 'slug']

/** A component that shows an older value than its store holds. */
interface Behind extends Place {
  value: unknown
  fiber: Fiber
}

/**
 * What mounted components show of the stores, where that is not what the stores hold: looked for when everything has
 * settled, and told when a second look finds the same.
 */
export class Rendered {
  private readonly former = new Former()
  private readonly walk: FiberWalk
  private readonly counts = new Map<unknown, number>()
  private readonly told = new Map<string, string>()
  private suspects = new SafeWeakMap<Fiber, Behind[]>()
  private found: Behind[] = []
  private waiting: object[] = []
  private active = 0
  isLooking = false

  constructor(
    private readonly trees: ReactTrees,
    private readonly stores: Stores,
    private readonly recorder: Recorder,
    private readonly sources: Sources,
    private readonly idle: IdleQueue,
    private readonly stirs: Stirs,
  ) {
    this.walk = new FiberWalk([{ visit: (fiber) => guard(() => this.visit(fiber), undefined) }])
    trees.onCommit(() => {
      this.active = monotonic()
      if (this.told.size === 0) return
      this.stirs.committed()
      this.lookIn(QUIET)
    })
  }

  /** A store holds something else. */
  changed(store: string, prev: unknown, steps: readonly RawOp[]): void {
    if (this.stores.live.get(store)?.library === 'react' || this.trees.roots().length === 0) return
    this.former.note(store, prev, steps)
    this.stirs.storeChanged(store)
    this.active = monotonic()
    this.lookIn(QUIET)
  }

  private lookIn(milliseconds: number): void {
    if (this.isLooking) return
    this.isLooking = true
    timeout(() => this.idle.add(() => this.begin()), milliseconds)
  }

  private begin(): void {
    this.isLooking = false
    const roots = this.trees.roots()
    const isBusy = roots.some((root) => Reflect.get(root, 'pendingLanes') !== 0)
    if (isBusy || monotonic() - this.active < QUIET - 50) return this.lookIn(QUIET)
    this.isLooking = true
    this.found = []
    this.counts.clear()
    this.waiting = [...roots]
    this.idle.add(this.proceed)
  }

  private readonly proceed = (): void => {
    if (this.walk.proceed()) return this.idle.add(this.proceed)
    const root = this.waiting.pop()
    if (root) {
      this.walk.begin(root)
      return this.idle.add(this.proceed)
    }
    this.isLooking = false
    this.judge()
  }

  private visit(fiber: Fiber): void {
    const count = this.counts.get(fiber.type) ?? 0
    if (count >= INSTANCES || this.found.length >= MOST) return
    const shown = shownBy(fiber)
    const read = readsOf(fiber)
    if (shown.length === 0 && read.length === 0) return
    this.counts.set(fiber.type, count + 1)
    for (const path of read) this.found.push(...this.unsubscribed(fiber, path))
    for (const each of shown) {
      const place = this.placeOf(each)
      if (place && !isOnPurpose(each) && isDisplayed(each.fiber))
        this.found.push({ ...place, value: each.value, fiber: each.fiber })
    }
  }

  /** Scalars that a component read while it rendered: its texts say the former one, and not the present one. */
  private unsubscribed(fiber: Fiber, path: Path): Behind[] {
    const places = [...this.stores.live.keys()].map((store) => ({ store, path }))
    return places.flatMap((place): Behind[] => {
      const former = this.former.valuesAt(place)
      const now = this.valueAt(place)?.value
      if (former.length === 0 || isObject(now)) return []
      const texts = textsOf(fiber)
      if (texts.has(String(now))) return []
      const value = former.find((each) => !is(each, now) && texts.has(String(each)))
      return value === undefined || !isDisplayed(fiber) ? [] : [{ ...place, value, fiber }]
    })
  }

  /** Where the store holds something newer than what is shown. */
  private placeOf(shown: Shown): Place | undefined {
    const { value } = shown
    if (shown.by === 'snapshot' && shown.path) return this.selected(shown, shown.path)
    if (!isObject(value)) return shown.by === 'kept back' ? this.keptBack(shown) : undefined
    const place = this.former.placeOf(value)
    const now = place && this.valueAt(place)
    if (!place || !now || now.value === value || !isNewer(value, now.value, isNumbered(place.path))) return undefined
    return [...this.stores.live.values()].some((store) => contains(store.latest(), value)) ? undefined : place
  }

  private selected({ getState, value }: Shown, path: Path): Place | undefined {
    const store = [...this.stores.live.values()].find((each) => each.getState === getState)
    const now = store && this.valueAt({ store: store.id, path })
    return store && now && isNewer(value, now.value) ? { store: store.id, path } : undefined
  }

  /** A scalar that was kept back: what was given instead is what one place holds that held the other before. */
  private keptBack({ value, given }: Shown): Place | undefined {
    const places = [...this.stores.live.keys()].flatMap((store) =>
      this.former.placesOf(store, value).map((path) => ({ store, path })),
    )
    const [place, other] = places.filter((each) => is(this.valueAt(each)?.value, given))
    return other ? undefined : place
  }

  private valueAt({ store, path }: Place): { value: unknown } | undefined {
    return valueAt(this.stores.live.get(store)?.latest(), path)
  }

  private judge(): void {
    const { suspects } = this
    this.suspects = new SafeWeakMap()
    const isSame = (a: Behind, b: Behind): boolean =>
      a.store === b.store && is(a.value, b.value) && samePath(a.path, b.path)
    const sure = this.found.filter((each) => {
      const fiber = mounted(each.fiber) ?? each.fiber
      const before = [...(suspects.get(fiber) ?? []), ...((fiber.alternate && suspects.get(fiber.alternate)) ?? [])]
      this.suspects.set(fiber, [...(this.suspects.get(fiber) ?? []), each])
      return before.some((other) => isSame(each, other))
    })
    if (sure.length < this.found.length) this.lookIn(Math.max(AGAIN, this.walk.cost * REST_PER_COST))
    for (const store of this.stores.live.values()) {
      const own = sure.filter((each) => each.store === store.id)
      // What is not sure yet is not denied either.
      if (own.length > 0 || !this.found.some((each) => each.store === store.id)) this.tell(store, outermost(own))
    }
    this.stirs.forget()
    // Until the next look, which may never come, components that are unmounted must be free to go.
    this.found = []
    this.counts.clear()
  }

  private tell(store: LiveStore, behind: readonly Behind[]): void {
    const list = behind.map(({ path, value, fiber }) => ({ path, value, component: nameOf(fiber.type) ?? '' }))
    const text = behind.map(({ path }) => toText(path)).join()
    if ((this.told.get(store.id) ?? '') === text) return
    if (text === '') this.told.delete(store.id)
    else this.told.set(store.id, text)
    const after = text === '' ? this.stirs.before(store.id) : undefined
    const id = `rendered:${store.id}`
    this.sources.describeOnce({ id, kind: 'rendered', label: 'the screen' })
    this.recorder.add({ type: 'rendered', source: id, value: new HeldReference(list), ...(after && { after }) })
  }
}

/** Without what stands below another one, or in the same place. */
function outermost(behind: readonly Behind[]): Behind[] {
  const isWithin = (inner: Path, outer: Path): boolean => samePath(inner.slice(0, outer.length), outer)
  return behind.filter(
    (each, index) =>
      !behind.some(
        (other, at) => isWithin(each.path, other.path) && (other.path.length < each.path.length || at < index),
      ),
  )
}

const samePath = (a: Path, b: Path): boolean => a.length === b.length && a.every((step, index) => step === b[index])

/** An element of a list, which may have gone while others moved up. */
const isNumbered = (path: Path): boolean => typeof path.at(-1) === 'number'

/** Whether one value replaces the other: others in content, and of entities the same one. */
function isNewer(shown: unknown, now: unknown, isElement = false): boolean {
  if (!isObject(shown) || !isObject(now)) return !is(shown, now) && !isObject(shown) && !isObject(now)
  if (isArray(shown) !== isArray(now)) return false
  if (isElement && !IDENTITY.some((key) => valueAt(shown, [key]))) return false
  if (IDENTITY.some((key) => valueAt(shown, [key])?.value !== valueAt(now, [key])?.value)) return false
  return toText(plain(shown)) !== toText(plain(now))
}

/** The data members, so far as their text can tell two values apart. */
function plain(value: object): unknown {
  return isArray(value) ? value.slice(0, 200) : value
}

/** Whether an object is somewhere in a state: a history, a list that it was moved in. */
function contains(root: unknown, value: object): boolean {
  const queue: unknown[] = [root]
  const seen = new Set<unknown>()
  for (let i = 0; i < queue.length && i < 5_000; i++) {
    const node = queue[i]
    if (node === value) return true
    if (typeof node !== 'object' || node === null || seen.has(node)) continue
    seen.add(node)
    for (const key of Object.keys(node)) queue.push(Object.getOwnPropertyDescriptor(node, key)?.value)
  }
  return false
}
