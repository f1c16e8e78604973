import type { KeptTail } from '../protocol/kept'
import type { FromAgent, ToAgent, ToClient } from '../protocol/messages'
import { parseTail } from '../protocol/parse'
import type { Encoded, Path, Recording } from '../protocol/recording'
import { type CallOptions, createCalls } from './calls'
import { Merge } from './merge'
import { type Access, type LinkState, TabLink } from './tab-link'
import type { Transport } from './transport'

export type AgentStatus = Extract<FromAgent, { type: 'status' }>

/** A document that began: its tab and frame (0 is the top one), and the tab that opened its tab. */
export interface ReadyDocument {
  tab: number
  frame: number
  opener?: number | undefined
}

/** What a client needs of the browser. */
export interface Wiring {
  /** A channel to all frames of a tab, or to one. Where nobody is, it closes by itself. */
  connect: (tab: number, frame?: number) => Transport
  access: (tab: number) => Promise<Access>
  onDocumentReady: (listener: (ready: ReadyDocument) => void) => () => void
  /** What documents left behind that have gone since the browser started. */
  kept: () => Promise<{ tails: KeptTail[]; openers: [number, number][] }>
  /** Calls back for each that is kept from now on. */
  onTail: (listener: (tail: KeptTail) => void) => () => void
  after: (milliseconds: number, run: () => void) => () => void
}

export interface RecordingClient {
  /** What was recorded of the followed tabs up to now. Unchanged documents stay the same objects. */
  recording: () => Recording
  /** The tabs it follows. */
  tabs: () => number[]
  state: (tab: number) => LinkState
  /** What each connected agent last said of itself. */
  agents: () => AgentStatus[]
  /** Whether an agent of this document is connected. */
  isLive: (document: string) => boolean
  /** Malformed or forged messages that were dropped. */
  refused: () => number
  /** Calls back after every change; returns how to stop. */
  subscribe: (listener: () => void) => () => void
  /** Recording of all documents, those to come included, on or off. */
  record: (on: boolean) => void
  isRecording: () => boolean
  /** Whether navigations leave what was recorded before; as in the Network panel, but on from the start. */
  preserveLog: (on: boolean) => void
  isPreservingLog: () => boolean
  /** Forgets the past. */
  clear: () => void
  /** The value now at a path of a source, up to `budget` characters of text; undefined where there is none. Rejects when it can't be had. */
  read: (
    document: string,
    source: string,
    path: Path,
    budget: number,
    options?: CallOptions,
  ) => Promise<Encoded | undefined>
  /** Resolves once the tails kept up to now are in. */
  loaded: Promise<void>
  close: () => void
}

/**
 * Follows tabs and merges what their documents record, across navigations and reconnections. `everyTab`: not only these,
 * but also those whose documents appear or have already gone.
 */
export function createRecordingClient(wiring: Wiring, tabs: readonly number[], everyTab = false): RecordingClient {
  const merge = new Merge()
  const links = new Map<number, TabLink>()
  const agents = new Map<string, AgentStatus>()
  const listeners = new Set<() => void>()
  const calls = createCalls<Encoded | undefined>()
  let recordingOn = true
  let refused = 0

  const changed = (): void => {
    for (const listener of listeners) listener()
  }
  const isLive = (document: string): boolean => [...links.values()].some((link) => link.isLive(document))
  const say = (message: ToAgent): string => JSON.stringify(message)

  const receive = (tab: number, message: ToClient): void => {
    switch (message.type) {
      case 'welcome':
        if (!merge.welcome(tab, message)) refused++
        break
      case 'batch':
        // From a document that has not said who it is: meant for another client, and sent again to this one.
        merge.batch(tab, message)
        break
      case 'tail':
        merge.tail(tab, message)
        break
      case 'status':
        if (merge.isOf(tab, message.document)) agents.set(message.document, message)
        break
      case 'result':
        if (!merge.isOf(tab, message.document)) refused++
        else if (message.error === undefined) calls.answer(message.call, message.value)
        else calls.refuse(message.call, message.error)
        break
    }
    changed()
  }

  const follow = (tab: number): void => {
    if (links.has(tab)) return
    const link = new TabLink({
      connect: (frame) => wiring.connect(tab, frame),
      access: () => wiring.access(tab),
      greeting: () => [
        say({ type: 'hello', have: merge.have(tab) }),
        ...(recordingOn ? [] : [say({ type: 'record', on: false })]),
      ],
      receive: (message) => receive(tab, message),
      refused: () => {
        refused++
        changed()
      },
      changed,
      after: wiring.after,
    })
    links.set(tab, link)
    changed()
  }

  const follows = (tab: number): boolean => everyTab || links.has(tab)
  const addTail = ({ tab, text }: KeptTail): void => {
    if (!follows(tab)) return
    const parsed = parseTail(text)
    if (parsed.ok) merge.tail(tab, parsed.message)
    else refused++
    changed()
  }
  const load = async (): Promise<void> => {
    const { tails, openers } = await wiring.kept()
    for (const [tab, opener] of openers) merge.opener(tab, opener)
    for (const tail of tails) addTail(tail)
  }

  const stops = [
    wiring.onDocumentReady(({ tab, frame, opener }) => {
      if (!follows(tab)) return
      if (opener !== undefined) merge.opener(tab, opener)
      const link = links.get(tab)
      if (link) link.documentReady(frame)
      else follow(tab)
    }),
    // First, so that no tail falls between the two; merging twice is merging once.
    wiring.onTail(addTail),
  ]

  for (const tab of tabs) follow(tab)

  return {
    recording: () => merge.recording(Date.now()),
    tabs: () => [...links.keys()],
    state: (tab) => links.get(tab)?.state ?? 'disconnected',
    agents: () => [...agents.values()].filter(({ document }) => isLive(document)),
    isLive,
    refused: () => refused,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    record: (on) => {
      recordingOn = on
      for (const link of links.values()) link.send(say({ type: 'record', on }))
      changed()
    },
    isRecording: () => recordingOn,
    preserveLog: (on) => {
      merge.preserveLog = on
      changed()
    },
    isPreservingLog: () => merge.preserveLog,
    clear: () => {
      merge.clear(isLive)
      changed()
    },
    read: (document, source, path, budget, options) =>
      calls.call((call) => {
        const text = say({ type: 'read', document, call, source, path: [...path], budget })
        if (![...links.values()].some((link) => link.sendTo(document, text)))
          calls.refuse(call, 'the document has gone')
      }, options),
    loaded: load(),
    close: () => {
      for (const stop of stops) stop()
      for (const link of links.values()) link.close()
      listeners.clear()
    },
  }
}
