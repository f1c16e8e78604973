import { align } from '../../../../src/core/diff/align'
import type { AlignInput } from '../../../../src/core/diff/input'
import type { Column, DiagnosedSubject } from '../../../../src/core/diagnosis'
import { subject } from '../../../../src/ui/store/subject.fixture'

/** Members of a record and records of a group: with its group, each record is a hundredth and a bit more. */
const MEMBERS = 10
const RECORDS = 100

const KINDS = ['memory', 'localStorage', 'server'] as const

/** A subject of three sources whose tree has about so many rows when all is open; some values differ. */
export function gridSubject(rows: number): DiagnosedSubject {
  const groups = Math.ceil(rows / (RECORDS * (MEMBERS + 1) + 1))
  const inputs = KINDS.map(
    (kind, column): AlignInput => ({
      role: kind === 'localStorage' ? 'storage' : kind,
      present: true,
      value: state(groups, column),
      mount: [],
      serialized: kind !== 'memory',
    }),
  )
  const tree = align(inputs, { ancestor: () => undefined })
  return subject('large', { tree, divergent: tree.divergent, columns: KINDS.map(columnOf) })
}

const columnOf = (kind: (typeof KINDS)[number]): Column => ({
  source: { id: kind, kind, label: 'large' },
  codec: kind === 'memory' ? '' : 'json',
  at: 0,
  value: undefined,
  mount: [],
})

function state(groups: number, column: number): unknown {
  const recordAt = (group: number, record: number): unknown =>
    Object.fromEntries(
      Array.from({ length: MEMBERS }, (_, member) => [
        `member${member}`,
        member === 3 && record % 7 === column ? `changed ${record}` : `value ${group * record + member}`,
      ]),
    )
  return Object.fromEntries(
    Array.from({ length: groups }, (_, group) => [
      `group${group}`,
      Array.from({ length: RECORDS }, (__, n) => recordAt(group, n)),
    ]),
  )
}
