import type { Cleared, Conclusion } from '../core/facts'
import { list, since } from '../core/timeline/clock'
import { formatPath, type Path } from '../core/value/path'
import { defineRule } from './define-rule'
import { serializeWith } from './support/fix-serialize'
import { startOf } from './support/hydrating'
import { type Kept, keptOf, type Needs } from './support/round-trip'

export default defineRule({
  id: 'lossy-serialization',
  severity: 'warning',
  precedence: 12,
  needs: [
    'subject',
    'persist',
    'restores',
    'changes',
    'entries',
    'documents',
    'memory',
    'differences',
    'settled',
    'now',
    'thresholds',
  ],
  check: (facts) => {
    const kept = keptOf(facts, facts.entries)
    const by = (fate: Kept['fate']): Kept[] => kept.filter((each) => each.fate === fate)
    return [
      ...conclusions(facts, by('refused'), by('lost'), by('perhaps lost')),
      ...clear(facts, by('restored'), 'its storage gives it back'),
      ...clear(facts, by('left out'), 'it is left out of what is saved'),
    ]
  },
})

function conclusions(
  facts: Needs,
  refused: readonly Kept[],
  lost: readonly Kept[],
  perhaps: readonly Kept[],
): Conclusion[] {
  if (refused.length > 0) return [refuse(facts, refused)]
  // Where one is lost, nobody has thought of the others either.
  if (lost.length > 0) return [lose(facts, [...lost, ...perhaps])]
  return perhaps.length > 0 ? [doubt(facts, perhaps)] : []
}

function lose(facts: Needs, lost: readonly Kept[]): Conclusion {
  const proof = lost.find(({ readBack }) => readBack)?.readBack
  const by = proof?.hydration ? `hydration #${proof.hydration.number}` : 'restoring it'
  const seen = proof ? `; ${by} at ${since(startOf(facts, proof), proof.at)} got no more` : ''
  return {
    confidence: lost.some(({ fate }) => fate === 'perhaps lost') ? 'likely' : 'certain',
    ...said(facts, lost),
    sentence: `\`${facts.subject.name}\`: serialization loses ${list(lost.map(tell))}${seen}.`,
    consequence: `After a reload ${list(lost.map(({ special, becomes }) => `${formatPath(special.path)} is ${becomes}`))}: ${harm(lost)}.`,
    cause: 'serialization loses what JSON has no form for',
  }
}

function harm(lost: readonly Kept[]): string {
  const throws = 'code that calls its methods throws'
  return lost.every(({ special }) => special.isKeptAsText) ? throws : `what was in there is gone, and ${throws}`
}

function refuse(facts: Needs, refused: readonly Kept[]): Conclusion {
  const own = refused.map(({ special }) => formatPath(special.path))
  const behind = facts.differences.filter(
    ({ state, path }) => (state === 'memory ahead' || state === 'differs') && !own.includes(formatPath(path)),
  )
  const area = refused[0]?.entry.area ?? 'storage'
  const { paths, ...rest } = said(facts, refused)
  return {
    severity: 'error',
    confidence: 'likely',
    ...rest,
    paths: [...paths, ...behind.map(({ path }) => path)],
    sentence: `\`${facts.subject.name}\`: ${list(refused.map(({ special }) => `\`${formatPath(special.path)}\` holds ${special.what}`))}, on which serialization throws: nothing has been written to ${area} since.`,
    consequence: `A reload loses every change since then, of all fields: each write throws, after memory has moved.`,
    cause: 'serialization throws on part of the state',
    trust: facts.subject.id,
  }
}

function doubt(facts: Needs, kept: readonly Kept[]): Conclusion {
  return {
    severity: 'info',
    confidence: 'possible',
    ...said(facts, kept),
    sentence: `\`${facts.subject.name}\`: serialization leaves less of ${list(kept.map(tell))}, unless whoever reads it makes it anew.`,
    consequence: `Nothing has been read back so far: reload to see what comes back.`,
  }
}

function said(facts: Needs, kept: readonly Kept[]): Pick<Conclusion, 'paths' | 'evidence' | 'fix'> {
  const moments = kept.flatMap(({ entry, readBack }) => [
    readBack?.found.event ?? entry.contents.at(-1)?.event,
    readBack?.event,
  ])
  return {
    paths: kept.map(({ special }): Path => special.path).slice(0, facts.thresholds.namedPaths),
    evidence: moments.filter((event) => event !== undefined),
    fix: serializeWith(facts.subject, [...new Set(kept.map(({ special }) => special.what))]),
  }
}

/** `` `tags` (a Set becomes {} in localStorage) `` */
function tell({ special, becomes, entry }: Kept): string {
  return `\`${formatPath(special.path)}\` (${special.what} becomes ${becomes} in ${entry.area})`
}

function clear(facts: Needs, kept: readonly Kept[], why: string): Cleared[] {
  return kept.slice(0, facts.thresholds.namedPaths).map(({ special, entry, readBack }) => ({
    cleared: `\`${formatPath(special.path)}\` holds ${special.what}, which JSON has no form for: ${why}`,
    paths: [special.path],
    evidence: [readBack?.event ?? entry.contents.at(-1)?.event].filter((event) => event !== undefined),
  }))
}
