import type { AlignInput, Role } from '../diff/input'
import { isVolatile } from '../subject/left-out'
import { isKin, type Picked } from './pick'

/** What a pick brings into the alignment. What its subject knows of it holds beside its own store, and of strangers nothing does. */
export function inputOf(own: Picked, all: readonly Picked[]): AlignInput {
  const { excludes, derives, pending, ...input } = own.input
  const role = roleOf(own, all)
  const { mount, isUnread, source } = own.member
  if (isUnread) return { ...input, role, mount }
  const store = all.find((other) => other !== own && other.store === own.store && other.input.role === 'memory')
  if (!store || input.role === 'memory')
    return {
      ...input,
      role,
      mount,
      value: own.column.value,
      ...(role === 'tab' && { serialized: true, derives: (path) => isVolatile(source, path) }),
    }
  const isOneMoment =
    store.pick.moment === own.pick.moment && store.pick.recording.diagnosis === own.pick.recording.diagnosis
  return {
    ...input,
    role,
    mount,
    ...(excludes && { excludes }),
    ...(derives && { derives }),
    ...(pending && isOneMoment && { pending }),
  }
}

/** Memory of another tab than the first memory's moves as a tab does; without a memory no screen is behind one. */
function roleOf(own: Picked, all: readonly Picked[]): Role {
  const { role } = own.input
  const memory = all.find((other) => other.input.role === 'memory')
  if (role === 'rendered' && !memory) return 'payload'
  if (role !== 'memory' || !memory || !isKin(memory, own)) return role
  return memory.column.source.tab === own.column.source.tab ? 'memory' : 'tab'
}
