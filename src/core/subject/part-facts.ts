import type { ChangeFact, Facts, HydrationFact, PartFact } from '../facts'
import { formatPath, lookup, type Path } from '../value/path'
import { isDictionary } from '../timeline/entity'
import type { Member } from '../timeline/member'
import { same } from '../value/equal'
import { changedFields } from './store-facts'

/** The parts of a store that are persisted by themselves, each with what is known of the store where the part stands. */
export function partFacts(
  { source }: Member,
  facts: Pick<Facts, 'subject' | 'hydrations' | 'changes' | 'entries' | 'memory'>,
): PartFact[] {
  return (source.parts ?? []).flatMap(
    ({ mount, name, version = 0, hasMigrate, webStorage = false, omits }): PartFact[] => {
      const at = formatPath(mount)
      const own = facts.entries.filter((entry) => formatPath(entry.mount) === at)
      if (mount.length === 0 || own.length === 0) return []
      return [
        {
          mount,
          subject: { ...facts.subject, name },
          persist: { name, version, hasMigrate, webStorage, omits },
          hydrations: facts.hydrations
            .filter((each) => isOf(each, mount, facts.changes))
            .map((each) => hydrationOf(each, mount, version)),
          changes: facts.changes.flatMap((each) => changeOf(each, mount)),
          entries: own.map((entry) => ({ ...entry, mount: [] })),
          memory: facts.memory && valueAt(facts.memory.value, mount),
        },
      ]
    },
  )
}

/** What it read stands at the part's place and nowhere else; where it found nothing, what it changed does. */
function isOf({ read, document, number }: HydrationFact, mount: Path, changes: readonly ChangeFact[]): boolean {
  if (read?.state !== undefined) return isOnly(read.state, mount)
  const applied = changes.find((each) => each.document === document && each.hydration === number)
  return applied !== undefined && applied.fields().every((name) => name === mount[0])
}

function isOnly(state: unknown, [step, ...rest]: Path): boolean {
  if (step === undefined) return true
  const keys = isDictionary(state) ? Object.keys(state) : []
  return keys.length === 1 && keys[0] === step && isOnly(lookup(state, [step])?.value, rest)
}

function hydrationOf(hydration: HydrationFact, mount: Path, version: number): HydrationFact {
  const { read, migrated, before, after } = hydration
  const [was, is] = [before && valueAt(before.value, mount), after && valueAt(after.value, mount)]
  return {
    ...hydration,
    version,
    ...(read && { read: { ...read, state: lookup(read.state, mount)?.value } }),
    ...(migrated && { migrated: { ...migrated, state: lookup(migrated.state, mount)?.value } }),
    ...(was && { before: was }),
    ...(is && { after: is }),
  }
}

/** The change as one of the part; nothing where the part stayed as it was. */
function changeOf(change: ChangeFact, mount: Path): ChangeFact[] {
  const before = change.before && valueAt(change.before.value, mount)
  const after = lookup(change.after, mount)?.value
  if (change.hydration === undefined && before && same(before.value, after)) return []
  const { before: _, ...told } = change
  return [{ ...told, ...(before && { before }), after, fields: () => changedFields(before?.value, after) }]
}

function valueAt(state: unknown, mount: Path): { value: unknown } | undefined {
  const found = lookup(state, mount)
  return found && { value: found.value }
}
