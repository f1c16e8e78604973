import { align, type AlignInput, type AlignOptions } from '../diff/align'
import type { AlignedNode } from '../diff/aligned'
import { OUTSIDE, type Role } from '../diff/input'
import { isScreen } from '../link/screen'
import type { SubjectModel } from '../link/subject'
import type { Thresholds } from '../thresholds'
import { lastCommon } from '../timeline/changes'
import { type Reading, readingAt } from '../timeline/history'
import type { Member } from '../timeline/member'
import type { Entry } from '../timeline/merge'
import { isSnapshot } from '../timeline/channel'
import { Opaque } from '../value/opaque'
import { lookup } from '../value/path'
import { covered } from './coverage'
import { withoutVersion } from './own-version'
import { isOwed, isPending } from './pending'
import { isDerived, isLeftOut, isVolatile, omitted } from './left-out'
import { sharedPart } from './shared'
import { isUnderWay, type Moment } from './tabs'
import { unlessUnused } from './unused'
import { isUnheard } from './unheard'

/** The members of a subject, aligned as they were at a moment. */
export interface Comparison {
  tree: AlignedNode
  readings: (Reading | undefined)[]
  /** What each member says at its mount. */
  values: { present: boolean; value: unknown }[]
  pending: boolean
  inputs: readonly AlignInput[]
  /** Resources that the document on view never asked for, nor has anything of. */
  unheard: readonly boolean[]
}

/** What a person says of the paths of a subject. */
export type Wishes = Pick<AlignOptions, 'ignored' | 'identity'>

/** How many steps back the whole comparison may take through the histories in search of common values. */
const STEPS_BACK = 50_000

export function compare(
  subject: SubjectModel,
  at: number,
  left: ReadonlyMap<string, Entry>,
  thresholds: Thresholds,
  wishes: Wishes = {},
): Comparison {
  const { members } = subject
  const readings = members.map((member) => readingAt(member.history, at))
  const values = members.map((member, index) => contentOf(member, readings[index]))
  const store = subject.group === 'store' ? members[0] : undefined
  const pending = members.map((member) => isPending(member, store, at, left, thresholds))
  const [now] = readings
  const unheard = members.map(
    (member) => store !== undefined && now !== undefined && isUnheard(member, store, members, now),
  )
  const steps = { left: STEPS_BACK }
  const inputs = members.map((member, index): AlignInput => {
    const { present, value } = values[index] ?? { present: false, value: undefined }
    const role = roleOf(member)
    if (member.isUnread || keepsNothing(member) || unheard[index])
      return { role, present: true, value: OUTSIDE, mount: [], serialized: false }
    if (member.tab && store && present)
      return tabInput({ store, tab: member, shared: member.tab.shared }, value, values[0]?.value, {
        at,
        left,
        thresholds,
      })
    const held = lookup(values[0]?.value, member.mount)?.value
    const told = role === 'storage' ? withoutVersion(member, value, store) : value
    const unreadable = unreadableOf(readings[index], value) ?? (isPacked(role, value, held) ? PACKED : undefined)
    return {
      role,
      present,
      value: index > 0 ? covered(member, told, values[0]?.value, at) : unlessUnused(member, members, value, at),
      mount: member.mount,
      serialized: role !== 'memory' && role !== 'rendered',
      ...(unreadable !== undefined && { unreadable }),
      // A store that is gone holds nothing that could be behind.
      ...(role === 'memory' && !present && { excludes: () => true }),
      ...(role === 'storage' &&
        store && {
          excludes: (path) => isLeftOut(store, member, path, at),
          derives: (path) => isVolatile(store.source, path) || isDerived(store, member, path, at),
        }),
      ...(pending[index] && {
        pending: (path) => (!member.resource && store ? isOwed(store, member, path, at) : true),
      }),
    }
  })
  const ancestor: AlignOptions['ancestor'] = (path, a, b) => {
    const [ours, theirs] = [members[a], members[b]]
    const common = ours && theirs && lastCommon(path, ours, theirs, steps, at)
    return common && { value: common.value?.value }
  }
  return {
    tree: align(inputs, { ancestor, ...wishes }),
    readings,
    values,
    pending: pending.some(Boolean),
    inputs,
    unheard,
  }
}

/** Another tab's memory, as far as the tabs have it in common. What one of them has just changed may still reach the other. */
function tabInput(
  { store, tab, shared }: { store: Member; tab: Member; shared: readonly Member[] },
  value: unknown,
  held: unknown,
  moment: Moment,
): AlignInput {
  return {
    role: 'tab',
    present: true,
    value: unlessUnused(store, shared, held, moment.at, sharedPart(value, held, shared, omitted(store.source))),
    mount: [],
    serialized: true,
    derives: (path) => isVolatile(store.source, path),
    pending: (path) => isUnderWay(store, tab, path, moment),
  }
}

/** A sign-in was answered, with nothing that is then to be had at its address. */
function keepsNothing({ resource, history }: Member): boolean {
  return (
    resource !== undefined &&
    history.readings.length === 0 &&
    resource.requests.some(({ exchange }) => exchange.outcome === 'ok')
  )
}

export function roleOf(member: Member): Role {
  const { kind } = member.source
  if (isScreen(member.source)) return 'rendered'
  if (isSnapshot(member.source)) return 'payload'
  if (member.tab) return 'tab'
  return kind === 'memory' || kind === 'server' ? kind : 'storage'
}

function contentOf(member: Member, reading: Reading | undefined): { present: boolean; value: unknown } {
  const content = reading?.content()
  if (!content?.present) return { present: false, value: undefined }
  return { present: true, value: content.unreadable === undefined ? member.view(content.value) : content.value }
}

/** Why a reading says nothing; of a value too large to be recorded whole the comparison itself can tell. */
function unreadableOf(reading: Reading | undefined, value: unknown): string | undefined {
  return value instanceof Opaque && value.kind === 'truncated' ? undefined : reading?.content().unreadable
}

const PACKED = 'a packed or encrypted text'

/** The store's own storage reads what no codec opens: a text where the state is an object. */
function isPacked(role: string, stored: unknown, held: unknown): boolean {
  return role === 'storage' && typeof stored === 'string' && typeof held === 'object' && held !== null
}
