import type { AskedRequest } from '../../../src/core/diagnosis'
import type { TriedState } from '../../../src/core/dry-run/tried-state'
import type { Recording } from '../../../src/core/timeline/recording'
import { type Live, type LiveStatus, NO_STATUS } from '../../../src/ui/live'

/** An inspected page that a test drives. */
export class HarnessLive implements Live {
  readonly #listeners = new Set<() => void>()
  #recording: Recording
  #status: LiveStatus
  /** What the UI asked for, in order. */
  readonly asked: string[] = []

  constructor(recording: Recording, status: Partial<LiveStatus>) {
    this.#recording = recording
    this.#status = {
      ...NO_STATUS,
      connection: 'connected',
      origin: 'http://localhost:3000',
      url: 'http://localhost:3000/shop?from=mail#top',
      tab: '12',
      ...status,
    }
  }

  recording = (): Recording => this.#recording
  status = (): LiveStatus => this.#status
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  record = (on: boolean): void => this.setStatus({ recording: on }, `record ${on}`)
  clear = (): void => this.setRecording({ ...this.#recording, documents: [] }, 'clear')
  preserveLog = (on: boolean): void => this.setStatus({ preserveLog: on }, `preserveLog ${on}`)
  refetch = async ({ url }: AskedRequest): Promise<void> => {
    this.asked.push(`refetch ${url}`)
    if (url.includes('gone')) throw new Error('the server answered 404')
  }
  dryRun = async ({ state, version }: TriedState): Promise<unknown> => {
    this.asked.push(`dry-run ${version}`)
    return { migrated: state, merged: state, writes: [], waited: false }
  }
  requestPermission = (): void => this.setStatus({ connection: 'connected' }, 'requestPermission')
  showPermissions = (): void => void this.asked.push('showPermissions')
  reloadPage = (): void => void this.asked.push('reloadPage')

  setRecording(recording: Recording, asked?: string): void {
    this.#recording = recording
    this.#changed(asked)
  }
  setStatus(status: Partial<LiveStatus>, asked?: string): void {
    this.#status = { ...this.#status, ...status }
    this.#changed(asked)
  }
  #changed(asked: string | undefined): void {
    if (asked !== undefined) this.asked.push(asked)
    for (const listener of this.#listeners) listener()
  }
}
