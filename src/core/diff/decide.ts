import type { State } from '../session/session'
import { same } from '../value/equal'
import { Opaque } from '../value/opaque'
import type { Path } from '../value/path'
import { at } from '../value/primordials'
import { equalAfterSerialization } from '../value/serialization'
import { ABSENT, type AlignInput, type AlignOptions, type Role } from './input'

/** What is compared at one path: by column number what each has there, and the columns that take part. */
export interface Place {
  raws: readonly unknown[]
  cols: readonly number[]
  path: Path
  /** In arrays, as which a Map's entries are written, JSON writes null where it would leave a member out. */
  inArray: boolean
  /** Whether a column has a cycle there: something that it stands within. */
  leadsBack?: (col: number) => boolean
  /** Only whether something stands there is compared, not what. */
  presence?: boolean
}
export interface Decision {
  state: State
  loses?: string
}

/** Columns that move by themselves, the one closest to the user first: it names the state when several moved together. */
const AHEAD: readonly (readonly [Role, State])[] = [
  ['memory', 'memory ahead'],
  ['tab', 'tab ahead'],
  ['storage', 'storage ahead'],
  ['server', 'server newer'],
]
/** Where functions live; nothing else can hold them. */
const LIVE: ReadonlySet<Role> = new Set<Role>(['memory', 'tab', 'rendered'])

/**
 * The state of one path that is compared as a whole; undefined when it is equal. The first row that applies decides:
 *
 * | what is seen                                                                     | state                     |
 * |----------------------------------------------------------------------------------|---------------------------|
 * | a column could not be read                                                       | unreadable                |
 * | a column was cut short                                                           | unknown (truncated)       |
 * | all agree                                                                        | equal                     |
 * | code in memory, of which nothing else can have a copy                            | equal                     |
 * | all agree but those that leave it out (partialize) or keep it in another form    | not persisted by design   |
 * | all agree but for what JSON loses                                                | equal after serialization |
 * | a write of it is under way, or a request, in one of each two that differ         | pending                   |
 * | the owner of a column is gone                                                    | orphan                    |
 * | only what was rendered is different                                              | rendered behind           |
 * | both columns of a pair moved since they last agreed, or two that moved disagree  | conflict                  |
 * | memory moved, alone or with others that followed it                              | memory ahead              |
 * | another tab moved, not this memory                                               | tab ahead                 |
 * | storage moved, no memory                                                         | storage ahead             |
 * | only the server moved                                                            | server newer              |
 * | no pair that differs is known to have ever agreed                                | differs                   |
 *
 * A column *moved* when it no longer has what both columns of a pair last had in common. Of a chain (memory 2, storage 1,
 * server 0, each having followed the one before) only the first is ahead.
 */
export function decide(inputs: readonly AlignInput[], options: AlignOptions, place: Place): Decision | undefined {
  const { raws, cols, path } = place
  const unknown = unknownState(place)
  if (unknown) return unknown
  const active = raws.includes(ABSENT) ? coveringOf(inputs, place) : cols
  const agreement = new Agreement(inputs, place)
  const differing = agreement.differing(active)
  const derived = differing.length > 0 ? active.filter((col) => inputs[col]?.derives?.(path)) : []
  const pairs = differing.filter(([a, b]) => !derived.includes(a) && !derived.includes(b))
  if (pairs.length === 0) {
    if (active.length < cols.length && active.every((col) => isCode(raws[col]))) return undefined
    if (active.length < cols.length || derived.length > 0) return { state: 'not persisted by design' }
    const { loses } = agreement
    return loses === undefined ? undefined : { state: 'equal after serialization', loses }
  }
  const open = active.filter((col) => inputs[col]?.pending?.(path))
  const settled = pairs.filter(([a, b]) => !open.includes(a) && !open.includes(b))
  if (settled.length === 0) return { state: 'pending' }
  if (active.some((col) => inputs[col]?.orphan)) return { state: 'orphan' }
  const own = settled.filter((pair) => !has(inputs, pair, 'rendered'))
  if (own.length === 0) return { state: 'rendered behind' }
  return { state: movement(inputs, options, place, withMemory(inputs, own)) }
}

/** What another tab has is compared with this one's memory; how it stands to storage is for that tab to see. */
function withMemory(inputs: readonly AlignInput[], pairs: readonly Pair[]): readonly Pair[] {
  const seen = pairs.filter((pair) => !has(inputs, pair, 'tab') || has(inputs, pair, 'memory'))
  return seen.length > 0 ? seen : pairs
}

const has = (inputs: readonly AlignInput[], [a, b]: Pair, role: Role): boolean =>
  inputs[a]?.role === role || inputs[b]?.role === role

/** The columns but those that are not meant to have the path. Of columns that take no part, `raws` may hold what stood at another path. */
function coveringOf(inputs: readonly AlignInput[], { raws, cols, path }: Place): readonly number[] {
  const own = cols.map((col) => raws[col])
  return cols.filter((col) => raws[col] !== ABSENT || !leavesOut(inputs, own, col, path))
}

/** Whether a column that lacks a path is not meant to have it. */
export function leavesOut(inputs: readonly AlignInput[], raws: readonly unknown[], col: number, path: Path): boolean {
  const input = inputs[col]
  if (!input) return false
  return input.excludes?.(path) === true || (!LIVE.has(input.role) && raws.some(isCode))
}

function isCode(raw: unknown): boolean {
  return raw instanceof Opaque && (raw.kind === 'function' || raw.kind === 'symbol' || raw.kind === 'accessor')
}

function unknownState({ raws, cols }: Place): Decision | undefined {
  let decision: Decision | undefined
  for (const col of cols) {
    const raw = raws[col]
    if (!(raw instanceof Opaque)) continue
    if (raw.kind === 'unreadable') return { state: 'unreadable' }
    if (raw.kind === 'truncated') decision = { state: 'unknown (truncated)' }
  }
  return decision
}

const areTexts = (a: unknown, b: unknown): boolean => typeof a === 'string' && typeof b === 'string'

type Pair = readonly [number, number]

/** Which columns have the same, up to what serialization loses; `loses` says what that was. */
class Agreement {
  loses: string | undefined

  constructor(
    private readonly inputs: readonly AlignInput[],
    private readonly place: Place,
  ) {}

  differing(cols: readonly number[]): Pair[] {
    const pairs: Pair[] = []
    for (let i = 0; i < cols.length; i++) {
      for (let j = i + 1; j < cols.length; j++) {
        const pair: Pair = [at(cols, i), at(cols, j)]
        if (!this.agree(...pair)) pairs.push(pair)
      }
    }
    return pairs
  }

  private agree(a: number, b: number): boolean {
    const { raws, presence } = this.place
    const [x, y] = [raws[a], raws[b]]
    if (presence) return (x === ABSENT) === (y === ABSENT)
    if (areTexts(x, y)) return x === y
    if (x === ABSENT && y === ABSENT) return true
    if (x !== ABSENT && y !== ABSENT && same(x, y)) return true
    return this.survives(a, b) || this.survives(b, a)
  }

  /** Whether column `to` has what is left of that of column `from` after serialization. */
  private survives(from: number, to: number): boolean {
    const { raws, inArray, leadsBack } = this.place
    const [raw, other] = [raws[from], raws[to]]
    if (!this.inputs[to]?.serialized || raw === ABSENT) return false
    // JSON has no cycles: whoever writes one leaves out where it closes.
    if (other === ABSENT && typeof raw === 'object' && raw !== null && leadsBack?.(from)) {
      this.loses ??= 'a cycle is left out'
      return true
    }
    const result = equalAfterSerialization(raw, other, other === ABSENT, inArray)
    if (result.equal) this.loses ??= result.loses
    return result.equal
  }
}

function movement(inputs: readonly AlignInput[], options: AlignOptions, place: Place, pairs: readonly Pair[]): State {
  const moved: number[] = []
  const stayed: number[] = []
  for (const [a, b] of pairs) {
    const common = options.ancestor(place.path, a, b)
    if (!common) continue
    const [x, y] = [place.raws[a], place.raws[b]]
    const left = !isStill(x, common.value)
    const right = (!left && areTexts(x, y)) || !isStill(y, common.value)
    if (left && right) return 'conflict'
    if (left === right) continue
    moved.push(left ? a : b)
    stayed.push(left ? b : a)
  }
  if (moved.length === 0) return 'differs'
  const ahead = moved.filter((col) => !stayed.includes(col))
  if (ahead.length === 0 || pairs.some(([a, b]) => ahead.includes(a) && ahead.includes(b))) return 'conflict'
  return AHEAD.find(([role]) => ahead.some((col) => inputs[col]?.role === role))?.[1] ?? 'differs'
}

/** Whether a column still has a value that was once common; either may have passed through JSON since. */
function isStill(raw: unknown, common: unknown): boolean {
  if (raw === ABSENT) return common === undefined
  if (areTexts(raw, common)) return raw === common
  return same(raw, common) || equalAfterSerialization(raw, common).equal || equalAfterSerialization(common, raw).equal
}
