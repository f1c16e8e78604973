import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import type { DiagnosedSubject } from '../diagnosis'
import { divergences } from '../diff/align'
import { ORIGIN } from '../timeline/builder.fixture'
import type { Recording } from '../timeline/recording'
import { formatPath } from '../value/path'
import type { LinkDecision } from './decision'

const end = (id: string) => `${ORIGIN} ${id}`
export const pin = (from: string, to: string, mount?: (string | number)[]): LinkDecision => ({
  from: end(from),
  to: end(to),
  ruling: 'pinned',
  ...(mount && { mount }),
})
export const refuse = (from: string, to: string): LinkDecision => ({ ...pin(from, to), ruling: 'refused' })

/** Every subject with its links as `source @ mount: why confidence`. */
export function subjects(made: Recording, links: LinkDecision[] = []): string[] {
  return diagnose(made, { codecs, rules: [], links }).subjects.map((subject) => {
    const told = subject.links.map(({ to, why, confidence }) => {
      const column = subject.columns.find(({ source }) => source.id === to)
      return ` + ${column?.source.label} @ ${column?.mount.join('.')}: ${why} ${confidence}`
    })
    return [`${subject.group} ${subject.name}`, ...told].join('')
  })
}

export function first(made: Recording, links: LinkDecision[] = []): DiagnosedSubject | undefined {
  return diagnose(made, { codecs, rules: [], links }).subjects[0]
}

/** What differs in the first subject. */
export function states(made: Recording, links: LinkDecision[] = []): string[] {
  const subject = first(made, links)
  return subject ? divergences(subject.tree).map(({ path, state }) => `${formatPath(path)}: ${state}`) : []
}
