import type { AlignedNode } from '../../../core/diff/aligned'
import type { Path } from '../../../core/value/path'
import { type Expansion, UNTOUCHED } from '../../store/expansion'
import { attach, type Branch, indexAt, openedAt, placeOf, seedling, stepsOf } from './branch'
import { isAlike, isQuiet } from './quiet'

export interface RowOptions {
  expansion: Expansion
  onlyDifferences: boolean
  /** A path that is shown even where it is equal: the selected one. */
  keep?: Path | undefined
}

/** Members with which a row that differs as a whole still opens by itself. */
const FEW_MEMBERS = 8
/** Lines that come by themselves: more are a screenful nobody reads, and the user's to open. */
const SELF_OPENED = 400
/** Lines at which nothing more opens but by hand. */
const MOST_ROWS = 1_500_000

/** A branch that grows. */
interface Frame {
  branch: Branch
  /** Where it stands in the branch above. */
  place: number
  /** What stood here before, with `same` of the same tree and under the same filter. */
  old: Branch | undefined
  same: boolean
  /** The kept path from here on. */
  way: Path
  /** Places of the members that may be open; undefined: any. */
  candidates: readonly number[] | undefined
  next: number
}

/** Grows the branches of a tree. What was open before stays open, and what did not change is taken over. */
export class Growth {
  /** Something was left closed because there are too many lines. */
  cut = false
  private rows = 0
  private unasked = 0

  /** `mostRows`: lines at which nothing more opens but by hand. `unasked`: lines that came by themselves before. */
  constructor(
    private readonly options: RowOptions,
    private readonly unaskedBefore: number,
    private readonly mostRows = MOST_ROWS,
  ) {}

  /** Depth first, without recursion: trees may be deeper than the stack. */
  grow(tree: AlignedNode, old: Branch | undefined, sameFilter: boolean): Branch {
    const { expansion, keep = [] } = this.options
    const seed = seedling(tree, { depth: 0, within: tree.own === true, expansion, deep: expansion.deep })
    const root = this.sprout(seed, { place: 0, old, same: sameFilter && old?.node === tree, way: keep })
    const frames = [root]
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const below = this.nextOpened(frame)
      if (below) {
        frames.push(below)
        continue
      }
      frames.pop()
      const above = frames.at(-1)
      if (above) attach(above.branch, frame.branch, frame.place)
    }
    return root.branch
  }

  /** A branch with its members and none of them open yet. */
  private sprout(branch: Branch, at: Pick<Frame, 'place' | 'old' | 'same' | 'way'>): Frame {
    const { members } = branch
    const { old, same, way } = at
    branch.kept = way.length > 0
    if (this.options.onlyDifferences) {
      const known = same && old && !old.kept && !branch.kept ? old.shown : undefined
      branch.shown = known ?? this.shown(branch, way[0])
    }
    branch.size = branch.shown?.length ?? members.length
    branch.rows = branch.size
    this.rows += branch.size
    return { branch, ...at, candidates: this.candidates(branch, at), next: 0 }
  }

  private shown({ members }: Branch, keep: string | number | undefined): readonly number[] {
    const loud = members.unequal().filter((index) => {
      const node = members.at(index)
      return node !== undefined && !isQuiet(node)
    })
    const kept = keep === undefined ? -1 : members.indexOf(keep)
    return kept < 0 || loud.includes(kept) ? loud : [...loud, kept].toSorted((a, b) => a - b)
  }

  private candidates(branch: Branch, { old, same, way }: Pick<Frame, 'old' | 'same' | 'way'>): number[] | undefined {
    const { members, deep } = branch
    if (deep === 'all') return undefined
    const indices = new Set<number>()
    const maySpread = !branch.within && (deep === 'differences' || (deep === undefined && this.mayOpen))
    if (maySpread) for (const index of members.unequal()) indices.add(index)
    for (const step of branch.expansion.below?.keys() ?? []) indices.add(members.indexOf(step))
    if (way.length > 1) indices.add(members.indexOf(way[0] ?? ''))
    if (same && old) for (const place of old.places) indices.add(indexAt(old, place))
    else if (old) for (const step of stepsOf(old)) indices.add(members.indexOf(step))
    const places = [...indices].map((index) => placeOf(branch, index)).filter((place) => place >= 0)
    return places.toSorted((a, b) => a - b)
  }

  /** Goes on to the next member that is open and has to grow; undefined when the branch is done. */
  private nextOpened(frame: Frame): Frame | undefined {
    const { branch, candidates } = frame
    const count = candidates?.length ?? branch.size
    while (frame.next < count) {
      const place = candidates?.[frame.next] ?? frame.next
      frame.next += 1
      const index = indexAt(branch, place)
      if (!branch.members.isExpandable(index)) continue
      const below = this.opened(frame, place, index)
      if (below) return below
    }
    return undefined
  }

  private opened(frame: Frame, place: number, index: number): Frame | undefined {
    const { branch } = frame
    const { members } = branch
    const step = members.step(index)
    const expansion = branch.expansion.below?.get(step) ?? UNTOUCHED
    const way = frame.way[0] === step ? frame.way.slice(1) : []
    const old = this.before(frame, index, step)
    const node = (frame.same ? old?.node : undefined) ?? members.at(index)
    if (!node) return undefined
    const asked = expansion.open ?? (way.length > 0 || undefined)
    const wasOpen = old !== undefined && old.deep === (expansion.deep ?? branch.deep) && branch.deep !== 'none'
    const byItself = asked === undefined && branch.deep === undefined && (!wasOpen || old.unasked > 0)
    if (!(asked ?? (wasOpen || this.opensItself(branch, node)))) return undefined
    const seed = seedling(node, {
      depth: branch.depth + 1,
      within: branch.within || node.own === true,
      expansion,
      deep: expansion.deep ?? branch.deep,
    })
    if (old && this.isReusable(old, seed, frame, way)) {
      this.rows += old.rows
      this.unasked += old.unasked
      attach(branch, old, place)
      return undefined
    }
    const below = this.sprout(seed, { place, old, same: frame.same && old !== undefined, way })
    if (byItself) {
      seed.unasked = seed.size
      this.unasked += seed.size
    }
    return below
  }

  private opensItself({ deep, within }: Branch, node: AlignedNode): boolean {
    if (deep === 'none') return false
    if (deep !== undefined && this.rows >= this.mostRows) {
      this.cut = true
      return false
    }
    if (deep === 'all') return true
    if (node.divergent === 0 || within) return false
    if (deep === undefined && !this.mayOpen) return false
    return node.own !== true || node.members().length <= FEW_MEMBERS
  }

  /** What was open at this index, or at another with the same step. */
  private before({ old, same }: Frame, index: number, step: string | number): Branch | undefined {
    if (!old || old.places.length === 0) return undefined
    const stays = same || (index < old.members.length && old.members.step(index) === step)
    return openedAt(old, placeOf(old, stays ? index : old.members.indexOf(step)))
  }

  private get mayOpen(): boolean {
    return Math.max(this.unasked, this.unaskedBefore) < SELF_OPENED
  }

  private isReusable(old: Branch, seed: Branch, frame: Frame, way: Path): boolean {
    if (old.kept || way.length > 0 || old.within !== seed.within) return false
    if (old.expansion !== seed.expansion || old.deep !== seed.deep) return false
    return frame.same || (!this.options.onlyDifferences && isAlike(old.node, seed.node))
  }
}
