import type { FoundStore, Restoring, StoreHandle } from '../adapters/define-adapter'
import type { AgentSource } from '../core/timeline/event'
import { textHash } from '../core/value/text-hash'
import type { Fact } from './fact'
import type { Nodes } from './fingerprint'
import { placeOf } from './frames'
import { guard } from './guard'
import type { Holders } from './holders'
import type { Provenance } from './provenance'
import type { Recorder } from './recorder'
import type { Settler } from './settle'
import type { Sources } from './sources'
import { framesOf } from './stacks'
import { Handle, UNHEARD } from './store-handle'

/** Nodes of states looked at in one go for what was changed in place: about a millisecond. */
const MAX_NODES = 10_000

/** More stores of one library are not the app's but its components': they would fill the record and the panel. */
const MOST_OF_A_LIBRARY = 200

export interface LiveStore {
  id: string
  library: string
  current: () => unknown
  /** The last state told, and the adapter's own way to the present one. */
  latest: () => unknown
  getState: () => unknown
  /** Puts the present state on record as a keyframe. */
  anchor: () => void
  /** Puts it on record if its content has changed without a new state. */
  lookInside: (nodes: Nodes) => void
  write?: (state: unknown) => void
  /** How it would take in what was saved; undefined where that can't be tried. */
  restoring: () => Restoring | undefined
}

/** The stores in memory: names them and writes down what their adapters tell. */
export class Stores {
  readonly live = new Map<string, LiveStore>()
  /** Names of the functions in the stores' states: what a person calls the actions. */
  readonly actions = new Set<string>()
  /** A library has more stores than are followed. */
  onTooMany: (library: string, most: number) => void = () => undefined

  constructor(
    private readonly recorder: Recorder,
    private readonly settler: Settler,
    private readonly sources: Sources,
    private readonly provenance: Provenance,
    private readonly holders: Holders,
  ) {}

  add(library: string, found: FoundStore): StoreHandle {
    if (this.countOf(library) >= MOST_OF_A_LIBRARY) {
      this.onTooMany(library, MOST_OF_A_LIBRARY)
      return UNHEARD
    }
    const frames = found.created ? framesOf(found.created) : []
    const label = found.name ?? labelOf(frames, found.libraryFrames)
    const id = this.unique(`memory:${found.name ?? hash(frames)}`)
    const source: AgentSource = { id, kind: 'memory', label: label.slice(0, 2_000), library }
    if (found.created) source.created = { stack: frames }
    if (found.persist) source.persist = found.persist
    if (found.write) source.writable = true
    if (found.volatile) source.volatile = found.volatile
    this.sources.describe(source)
    const handle = new Handle(
      source,
      found,
      this.recorder,
      this.settler,
      this.sources,
      this.provenance,
      this.actions,
      this.holders,
    )
    this.live.set(id, {
      id,
      library,
      current: handle.current,
      latest: handle.latest,
      getState: found.current,
      anchor: handle.anchor,
      lookInside: handle.lookInside,
      restoring: () => handle.restoring?.(),
      ...(found.write && { write: found.write }),
    })
    handle.onGone = () => this.live.delete(id)
    return handle
  }

  /** Puts the whole state on record for stores of which `facts` have only steps. */
  anchorThoseWithout(facts: readonly Fact[]): void {
    const anchored = new Set(facts.filter((fact) => fact.isAnchor).map((fact) => fact.source))
    for (const store of this.live.values()) if (!anchored.has(store.id)) store.anchor()
  }

  /** Puts the whole state of every store on record. */
  anchorAll(): void {
    for (const store of this.live.values()) store.anchor()
  }

  /** Looks for states that were changed in place; as far as `MAX_NODES` go. */
  lookInside(): void {
    const nodes = { left: MAX_NODES }
    for (const store of this.live.values()) guard(() => store.lookInside(nodes), undefined)
  }

  private countOf(library: string): number {
    let count = 0
    for (const store of this.live.values()) if (store.library === library) count++
    return count
  }

  private unique(id: string): string {
    const plain = id.slice(0, 1_900)
    let candidate = plain
    for (let n = 2; this.live.has(candidate); n++) candidate = `${plain}~${n}`
    return candidate
  }
}

/** The line in the app that made the store. */
function labelOf(frames: readonly string[], libraryFrames: number): string {
  const frame = frames[Math.min(libraryFrames, frames.length - 1)]
  const place = frame === undefined ? undefined : placeOf(frame)
  return place === undefined ? 'store' : `store at ${place.replace(/^.*\//, '').replace(/\?[^:]*/, '')}`
}

/** The same for the same call path in the same build, whatever query a development server adds. */
function hash(frames: readonly string[]): string {
  const places = frames.slice(0, 12).map((frame) => placeOf(frame) ?? frame)
  return textHash(places.map((place) => place.replace(/\?[^:]*/, '').replace(/^[a-z-]+:\/\/[^/]*/, '')).join(''))
}
