import { aligned } from './support/compared'
import { unshared } from './support/edits'
import { measure, type Times } from './support/measure'
import { offer, type Turn } from './support/offer'
import { copyOf, makeState } from './support/states'

/** Two and three readings of S3 with nothing shared, one of which has gone on. */
async function columns(_: unknown, turn: Turn): Promise<Record<'two' | 'three', Times>> {
  const before = makeState('S3')
  const after = unshared('S3', before)
  const server = copyOf(before)
  return measure(
    { two: () => aligned([before, after]).divergent, three: () => aligned([before, after, server]).divergent },
    turn,
    { budget: 3000, sample: 10, warm: true },
  )
}

offer({ columns })
