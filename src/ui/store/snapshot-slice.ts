import type { StateCreator } from 'zustand/vanilla'
import type { Diagnosis } from '../../core/diagnosis'
import type { SessionContext } from '../../core/session/to-session'
import type { Recording } from '../../core/timeline/recording'
import type { OpenSession } from './session-slice'
import type { PanelState } from './store'

/** What was known at a moment, kept as long as the panel lives: of the live page, or of an opened file. */
export interface Snapshot {
  id: string
  name: string
  /** Moment of the recording's end, ms since the epoch. */
  at: number
  url: string
  isFile: boolean
  recording: Recording
  context: SessionContext
  /** Judged when it is first asked for. */
  diagnosis: () => Diagnosis
}

export type NewSnapshot = Omit<Snapshot, 'id' | 'name'>

/** Each may hold as much as the page's recorders keep. */
export const MOST_SNAPSHOTS = 10

export interface SnapshotSlice {
  /** The oldest first. */
  snapshots: readonly Snapshot[]
  /** How many have been taken of the live page. */
  taken: number
  /** The one that the export dialog is about; undefined: what is on screen. */
  exporting: string | undefined
  /** Says why not where there are too many. */
  keepSnapshot: (snapshot: NewSnapshot) => void
  /** The open file as a snapshot, once; undefined where it is not kept. */
  keepSession: () => Snapshot | undefined
  renameSnapshot: (id: string, name: string) => void
  deleteSnapshot: (id: string) => void
  /** Shows it as a file is shown. */
  openSnapshot: (id: string) => void
  exportSnapshot: (id: string) => void
}

export const createSnapshotSlice: StateCreator<PanelState, [], [], SnapshotSlice> = (set, get) => ({
  snapshots: [],
  taken: 0,
  exporting: undefined,
  keepSnapshot: (snapshot) => {
    const { snapshots, taken, say } = get()
    if (isFull(get())) return
    const name = `snapshot ${taken + 1}`
    set({ snapshots: [...snapshots, { ...snapshot, id: name, name }], taken: taken + 1 })
    say(`Kept ${name}`)
  },
  keepSession: () => {
    const { session, snapshots, say } = get()
    if (!session) return undefined
    const known = snapshots.find(({ recording }) => recording === session.recording)
    if (known || isFull(get())) return known
    const kept = fromSession(session, nameFor(session.file, snapshots))
    set({ snapshots: [...snapshots, kept] })
    say(`Kept ${kept.name}`)
    return kept
  },
  renameSnapshot: (id, name) =>
    set(({ snapshots }) => ({
      snapshots: snapshots.map((each) =>
        each.id === id && name.trim() !== '' ? { ...each, name: name.trim() } : each,
      ),
    })),
  deleteSnapshot: (id) =>
    set(({ snapshots, picks }) => ({
      snapshots: snapshots.filter((each) => each.id !== id),
      picks: picks.filter(({ recording }) => recording !== id),
    })),
  openSnapshot: (id) => {
    const { snapshots, openSession, setTab } = get()
    const snapshot = snapshots.find((each) => each.id === id)
    if (!snapshot) return
    const { name, at, url, recording, context, diagnosis } = snapshot
    openSession({ file: name, recordedAt: at, url, recording, context, diagnosis: diagnosis() })
    setTab('compare')
  },
  exportSnapshot: (id) => {
    get().openDialog('export')
    set({ exporting: id })
  },
})

function isFull({ snapshots, setNotice }: PanelState): boolean {
  if (snapshots.length < MOST_SNAPSHOTS) return false
  setNotice({ tone: 'bad', text: `${MOST_SNAPSHOTS} snapshots are kept, which is the most: delete one first.` })
  return true
}

function fromSession({ recordedAt, url, recording, context, diagnosis }: OpenSession, name: string): Snapshot {
  return { id: `file ${name}`, name, at: recordedAt, url, isFile: true, recording, context, diagnosis: () => diagnosis }
}

/** Two files of one name are told apart. */
function nameFor(file: string, snapshots: readonly Snapshot[]): string {
  const known = new Set(snapshots.map(({ id }) => id))
  let name = file
  for (let number = 2; known.has(`file ${name}`); number++) name = `${file} (${number})`
  return name
}
