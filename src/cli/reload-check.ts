import type { Column, DiagnosedSubject, Diagnosis } from '../core/diagnosis'
import { align, divergences } from '../core/diff/align'
import type { AlignedNode } from '../core/diff/aligned'
import { formatPath, getAt } from '../core/value/path'
import { preview } from '../core/value/preview'
import { table, wrap } from './table'

/** Rows shown for one store; the rest are counted. */
const SHOWN = 20

/** What the stores held before a reload, what storage held of it meanwhile, and what they held when they had settled again. */
export function checkReload(before: { diagnosis: Diagnosis }, after: { diagnosis: Diagnosis }): string {
  const sections = before.diagnosis.subjects.flatMap((subject) => {
    const memory = subject.columns.find(isMemory)
    if (!memory) return []
    return [sectionOf(subject, memory, columnOf(after.diagnosis, memory.source.id))]
  })
  const lines = sections.length > 0 ? sections : [['There was no store in memory.']]
  return ['RELOAD CHECK', ...lines.flat()].join('\n')
}

function sectionOf(subject: DiagnosedSubject, memory: Column, after: Column | undefined): string[] {
  if (!after || after.at <= memory.at) return wrap(`${subject.name}: the store was not there again after the reload.`)
  const rows = lost(memory.value, after.value)
  if (rows.length === 0) return wrap(`${subject.name}: everything survived.`)
  const storage = subject.columns.find(({ source, codec }) => codec !== '' && source.kind !== 'server')
  const cells = rows
    .slice(0, SHOWN)
    .map(({ path }) => [
      formatPath(path) || '(all)',
      shown(memory.value, path),
      storage ? shown(storage.value, path) : 'nothing persisted',
      shown(after.value, path),
    ])
  const more = rows.length - SHOWN
  return [
    ...wrap(`${subject.name}: ${rows.length} ${rows.length === 1 ? 'path is' : 'paths are'} not as before the reload.`),
    ...table(['PATH', 'BEFORE', 'STORAGE', 'AFTER'], cells, { indent: '  ' }),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ]
}

/** The paths at which two states of a store differ. */
function lost(before: unknown, after: unknown): AlignedNode[] {
  const reading = (value: unknown) => ({ role: 'memory' as const, present: true, value, mount: [], serialized: false })
  return divergences(align([reading(before), reading(after)], { ancestor: () => undefined }))
}

const isMemory = ({ source }: Column): boolean => source.kind === 'memory'

function columnOf(diagnosis: Diagnosis, source: string): Column | undefined {
  return diagnosis.subjects.flatMap(({ columns }) => columns).find((column) => column.source.id === source)
}

function shown(value: unknown, path: AlignedNode['path']): string {
  const found = getAt(value, path)
  return found === undefined ? '–' : preview(found, 40)
}
