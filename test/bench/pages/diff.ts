import { diff as deepObjectDiff } from 'deep-object-diff'
import { compare as fastJsonPatch } from 'fast-json-patch'
import { create } from 'jsondiffpatch'
import microdiff from 'microdiff'
import { diffSteps } from '../../../src/core/value/steps'
import { aligned, type Sides } from './support/compared'
import { inserted, shared, shuffled, unshared } from './support/edits'
import { measure, type Times } from './support/measure'
import { offer, type Turn } from './support/offer'
import { type Entity, makeState, type StateName } from './support/states'

/** Elements are told apart by their id; without diff-match-patch it does not look inside texts. */
const jsondiffpatch = create({
  objectHash: (item, index) => ('id' in item ? String(item.id) : `$${index}`),
})

const peers: Record<string, (a: object, b: object) => unknown> = {
  jsondiffpatch: (a, b) => jsondiffpatch.diff(a, b),
  microdiff: (a, b) => microdiff(a, b, { cyclesFix: false }),
  'fast-json-patch': (a, b) => fastJsonPatch(a, b),
  'deep-object-diff': (a, b) => deepObjectDiff(a, b),
}

const edits = {
  shared,
  unshared,
  inserted: (_: StateName, state: unknown) => inserted(state as Entity[]), // S2
  shuffled: (_: StateName, state: unknown) => shuffled(state as Entity[]),
}

interface Question {
  state: StateName
  edit: keyof typeof edits
  peers?: string[]
}

/** Times of `ours` (a comparison with its states), `steps` (a walk as of each update), `parse` (JSON.parse of the state), and of peers. */
async function compare({ state, edit, peers: names = [] }: Question, turn: Turn): Promise<Record<string, Times>> {
  const before = makeState(state) as object
  const after = edits[edit](state, before) as object
  const text = JSON.stringify(before)
  const sides: Sides = [before, after]
  check(sides, edit)
  return measure<string>(
    {
      ours: () => aligned(sides).divergent,
      parse: () => JSON.parse(text) as unknown,
      ...(edit === 'shared' ? { steps: () => diffSteps(before, after) } : {}),
      ...Object.fromEntries(names.map((name) => [name, () => peers[name]?.(before, after)])),
    },
    turn,
    { budget: 750, sample: 10, warm: true },
  )
}

/** What is measured has to find what was done. */
function check(sides: Sides, edit: keyof typeof edits): void {
  const root = aligned(sides)
  if (root.divergent !== 1) throw new Error(`${edit}: ${root.divergent} divergences instead of 1`)
  const walked = diffSteps(sides[0], sides[1])
  if (edit === 'shared' && !('steps' in walked && walked.steps.length === 1)) throw new Error('shared: not one step')
  if (edit === 'shuffled' && !root.children().some(({ moved }) => moved)) throw new Error('shuffled: no moves')
}

offer({ compare })
