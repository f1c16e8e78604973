import type { Conclusion, EntryFact, Facts, SubjectFact } from '../../core/facts'
import { list } from '../../core/timeline/clock'
import { field, fieldCode, fieldNames, fieldPath, fieldText, sameField } from '../../core/timeline/fields'
import { lookup } from '../../core/value/path'
import { hook } from './fixes'
import { isEmpty } from './places'

type Needs = Pick<Facts, 'subject' | 'memory' | 'changes' | 'documents' | 'now' | 'thresholds' | 'clock'>

/** The page removed an entry, and the store has kept what stood in it: perhaps on purpose, until its next change. */
export function removedAlone(facts: Needs, entry: EntryFact): Conclusion[] {
  const { subject, documents, changes, clock, now, thresholds } = facts
  const document = documents.at(-1)
  const removed = entry.contents.at(-1)
  if (removed?.seen !== 'removed' || removed.document !== document?.id) return []
  const isYoung = now - removed.at < thresholds.settledAfterMs
  if (isYoung || changes.some(({ document: own, seq }) => own === document.id && seq > removed.seq)) return []
  const names = keptFields(facts, entry)
  if (names.length === 0) return []
  const by = removed.by === 'unknown' ? 'something' : removed.by
  return [
    {
      severity: 'info',
      confidence: 'likely',
      paths: names.map((name) => [...entry.mount, ...fieldPath(name)]),
      sentence: `\`${subject.name}\`: ${by} removed ${entry.area} \`${entry.key}\` at ${clock.time(removed.at)}, and memory still holds what stood in it: ${list(names.map(fieldCode))}.`,
      consequence: `The next change of the store writes it back, after a sign-out too: ${list(names.map(fieldText))}.`,
      evidence: [removed.event],
      cause: `${by} removed it from storage and not from memory`,
      fix: clearBoth(subject, entry),
    },
  ]
}

/** What the entry held last, and memory still does though it did not begin with it. */
function keptFields({ memory, documents }: Needs, { contents, mount }: EntryFact): string[] {
  const stood = contents.findLast(({ content }) => content().present)?.state()
  const own = lookup(memory?.value, mount)
  const initial = documents.at(-1)?.initial
  if (!stood || !own || !initial) return []
  const began = lookup(initial.value, mount)?.value
  return fieldNames(stood.value).filter((name) => {
    const isKept = sameField(name, stood.value, own.value) && !sameField(name, began, own.value)
    return isKept && !isEmpty({ value: field(own.value, name) })
  })
}

function clearBoth({ name, library }: SubjectFact, { area, key }: EntryFact): string {
  const store = hook(name)
  const use: { readonly [library: string]: readonly string[] } = {
    zustand: [
      `${store}.setState(${store}.getInitialState(), true)`,
      `${store}.persist.clearStorage() // after it: each change of the store writes the entry again`,
    ],
    redux: [
      `store.dispatch(signedOut()) // each reducer answers with its initial state`,
      `await persistor.purge() // of redux-persist`,
    ],
    pinia: [`store.$reset()`, `${area}.removeItem(${JSON.stringify(key)})`],
  }
  return [
    `// Clear memory first, then storage:`,
    ...(use[library] ?? [`// put the store of "${name}" back to its initial state, then remove ${key} from ${area}`]),
  ].join('\n')
}
