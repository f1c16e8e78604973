import type { Cleared, Conclusion, Facts } from '../core/facts'
import { count, list } from '../core/timeline/clock'
import { below } from '../core/timeline/below'
import { formatPath, lookup, type Path } from '../core/value/path'
import { defineRule } from './define-rule'
import { keepInMigration } from './support/fix-migration'
import { lossOf, type Losses } from './support/lost'
import { advancedBy, isFetchedAgain, type Migration, migrationsOf } from './support/migrating'

type Needs = Pick<
  Facts,
  'subject' | 'persist' | 'hydrations' | 'entries' | 'requests' | 'documents' | 'strayWrites' | 'thresholds'
>

export default defineRule({
  id: 'migration-loss',
  severity: 'warning',
  precedence: 7,
  needs: ['subject', 'persist', 'hydrations', 'entries', 'requests', 'documents', 'strayWrites', 'thresholds'],
  check: (facts) => {
    const last = migrationsOf(facts).findLast(({ result }) => result?.value !== undefined && result.value !== null)
    if (!last) return []
    const losses = lossesOf(facts, last)
    const { members, values, dropped } = losses
    return members.length + values.length + dropped.length > 0 ? [conclude(facts, last, losses)] : [clear(facts, last)]
  },
})

function lossesOf(facts: Needs, migration: Migration): Losses {
  const { hydration, entry, old, result } = migration
  const initial = facts.documents.find(({ id }) => id === hydration.document)?.initial?.value
  const besides = facts.strayWrites
    .filter(({ document, seq }) => document === hydration.document && seq >= hydration.started.seq)
    .map(({ content }) => content().value)
  const found = once(hydration.migrated?.state, besides.length, () =>
    lossOf(old, result?.value, lookup(initial, entry.mount)?.value, besides),
  )
  const at = (path: Path): Path => [...entry.mount, ...path]
  const isHarm = (path: Path): boolean => !isFetchedAgain(facts.requests, hydration, String(path[0] ?? ''))
  const isKept = (path: Path): boolean => !facts.persist?.omits.some((omitted) => below(omitted, at(path)))
  const members = found.members.filter(({ path }) => isHarm(path))
  const values = found.values.filter(isHarm)
  // What this release leaves out of what it saves is dropped on purpose.
  const left = [...members.map(({ path }) => path), ...values].filter((path) => !isKept(path))
  return {
    members: members.filter(({ path }) => isKept(path)),
    values: values.filter(isKept),
    dropped: [...found.dropped.filter(isHarm), ...left],
  }
}

const searched = new WeakMap<object, { besides: number; losses: Losses }>()

/** Rules ask again with every diagnosis, and the states of a recording stay the same objects. */
function once(state: unknown, besides: number, make: () => Losses): Losses {
  if (typeof state !== 'object' || state === null) return make()
  const known = searched.get(state)
  if (known?.besides === besides) return known.losses
  const losses = make()
  searched.set(state, { besides, losses })
  return losses
}

function conclude(facts: Needs, migration: Migration, { members, values, dropped }: Losses): Conclusion {
  const { hydration, entry, found, from } = migration
  const at = (path: Path): Path => [...entry.mount, ...path]
  const code = (paths: readonly Path[]): string => list(paths.map((path) => `\`${formatPath(at(path))}\``))
  const isHarm = members.length + values.length > 0
  const lost = [...members.map(({ path }) => path), ...values]
  const paths = (isHarm ? lost : dropped).slice(0, facts.thresholds.namedPaths)
  const parts = [
    ...members.map(
      ({ path, names, of }) => `${names.length} of ${of} members of ${code([path])} are not in it (${list(names)})`,
    ),
    ...(values.length > 0 ? [`${code(values)} ${values.length === 1 ? 'is' : 'are'} back at the default`] : []),
    ...(dropped.length > 0 ? [`${code(dropped)} ${dropped.length === 1 ? 'is' : 'are'} dropped`] : []),
  ]
  return {
    ...(!isHarm && { severity: 'info' as const }),
    confidence: 'likely',
    paths: paths.map(at),
    sentence: `\`${facts.subject.name}\`: what \`migrate\` made of v${from} for v${hydration.version} lacks what had been saved: ${parts.join('; ')}.`,
    consequence: isHarm
      ? `${said(members, values)} gone from memory${advancedBy(migration) ? ` and ${entry.area}` : `; the next write takes them from ${entry.area} too`}, and nothing will migrate again. This recording still has what v${from} had saved.`
      : `${count(dropped.length, 'field')} of v${from} ${dropped.length === 1 ? 'is' : 'are'} gone; fine if nobody needs ${dropped.length === 1 ? 'it' : 'them'} any more.`,
    evidence: [found, hydration.started, hydration.read, hydration.migrated].flatMap((each) =>
      each ? [each.event] : [],
    ),
    cause: 'a migration lost part of what was saved',
    fix: keepInMigration(facts.subject, { from, to: hydration.version }, String(paths[0]?.at(-1) ?? 'field')),
    ...(isHarm && {
      rescue: { what: `what v${from} had saved`, from: { source: entry.source, event: found.event }, to: entry.source },
    }),
  }
}

function said(members: Losses['members'], values: readonly Path[]): string {
  const gone = members.reduce((sum, { names }) => sum + names.length, 0)
  return [
    ...(gone > 0 ? [count(gone, 'member')] : []),
    ...(values.length > 0 ? [count(values.length, 'value')] : []),
  ].join(' and ')
}

function clear({ subject }: Needs, { from, hydration, found, entry }: Migration): Cleared {
  return {
    cleared: `\`${subject.name}\`: all that v${from} had saved stands somewhere in what \`migrate\` made of it for v${hydration.version}`,
    paths: [entry.mount],
    evidence: [found, hydration.started, hydration.migrated].flatMap((each) => (each ? [each.event] : [])),
  }
}
