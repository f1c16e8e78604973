import { lookup } from '../value/path'
import { align, type AlignInput } from './align'
import type { AlignedNode } from './aligned'
import type { Role } from './input'

export const column = (role: Role, value: unknown, special: Partial<AlignInput> = {}): AlignInput => ({
  role,
  value,
  present: true,
  mount: [],
  serialized: role === 'storage' || role === 'server',
  ...special,
})
export const memory = (value: unknown, special?: Partial<AlignInput>) => column('memory', value, special)
export const storage = (value: unknown, special?: Partial<AlignInput>) => column('storage', value, special)
export const server = (value: unknown, special?: Partial<AlignInput>) => column('server', value, special)

/** Compares columns of which every two last agreed on `common`; without it, nothing is known. */
export function compare(inputs: AlignInput[], common?: { value: unknown }): AlignedNode {
  return align(inputs, {
    ancestor: (path) => common && (lookup(common.value, path) ?? { value: undefined }),
  })
}
