import type { KeptTail } from '../protocol/kept'
import type { FromAgent, ToAgent, ToClient } from '../protocol/messages'
import { parseTail } from '../protocol/parse'
import type { Encoded, Path, Recording } from '../protocol/recording'
import { type CallOptions, createCalls } from './calls'
import { DRY_RUN_WITHIN, type DryRunCall, dryRunMessage } from './dry-run-call'
import { Merge } from './merge'
import { originOf, Site } from './site'
import { type Access, type LinkState, TabLink } from './tab-link'
import type { Transport } from './transport'
import { untangle } from './untangle'

export type AgentStatus = Extract<FromAgent, { type: 'status' }>

/** A document that began: its tab and frame (0 is the top one), the tab that opened its tab, and where it is. */
export interface ReadyDocument {
  tab: number
  frame: number
  opener?: number | undefined
  origin?: string | undefined
}

/** What a client needs of the browser. */
export interface Wiring {
  /** A channel to all frames of a tab, or to one. Where nobody is, it closes by itself. */
  connect: (tab: number, frame?: number) => Transport
  access: (tab: number) => Promise<Access>
  onDocumentReady: (listener: (ready: ReadyDocument) => void) => () => void
  /** The tabs that show a page of an origin. */
  tabsAt: (origin: string) => Promise<number[]>
  /** What documents left behind that have gone since the browser started. */
  kept: () => Promise<{ tails: KeptTail[]; openers: [number, number][] }>
  /** Calls back for each that is kept from now on. */
  onTail: (listener: (tail: KeptTail) => void) => () => void
  after: (milliseconds: number, run: () => void) => () => void
}

export interface RecordingClient {
  /** What was recorded of the followed tabs up to now. Unchanged documents stay the same objects. */
  recording: () => Recording
  /** The page of the own tabs is at another origin now, or at none that is recorded: other tabs of that origin are followed too. */
  moveTo: (origin: string | undefined) => void
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
  /** Puts another value at a path of a store, by its library's own means. Rejects with the reason when it can't be done. */
  write: (document: string, source: string, path: Path, value: Encoded, options?: CallOptions) => Promise<void>
  /** Sends a recorded GET request of a document once more; what comes of it is on record. Rejects with the reason when nothing did. */
  refetch: (document: string, request: string, options?: CallOptions) => Promise<void>
  /** Has a store's own migration and merge run on a saved state, with nothing applied. Rejects when it can't be tried. */
  dryRun: (document: string, tried: DryRunCall, options?: CallOptions) => Promise<Encoded | undefined>
  /** The user has allowed or taken back something. */
  recheck: () => void
  /** Resolves once all that the connected documents had recorded when it was called is in, or can't be had in time. */
  caughtUp: (options?: CallOptions) => Promise<void>
  /** Resolves once the tails kept up to now are in. */
  loaded: Promise<void>
  close: () => void
}

/** Milliseconds until a question that failed is asked again. */
const ASK_AGAIN = 1_000
/** Milliseconds, somewhat more than the agent itself gives the server. */
const REFETCH_WITHIN = 20_000

/**
 * Follows tabs and merges what their documents record, across navigations and reconnections; with them the other tabs of
 * their site (see `moveTo`). `everyTab`: all whose documents appear or have already gone.
 */
export function createRecordingClient(wiring: Wiring, tabs: readonly number[], everyTab = false): RecordingClient {
  const site = new Site(everyTab ? undefined : tabs)
  const merge = new Merge(site)
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
  const ask = (document: string, message: (call: number) => ToAgent, options?: CallOptions) =>
    calls.call((call) => {
      const text = say(message(call))
      if (![...links.values()].some((link) => link.sendTo(document, text))) calls.refuse(call, 'the document has gone')
    }, options)

  const receive = (tab: number, message: ToClient): void => {
    switch (message.type) {
      case 'welcome':
        welcome(tab, message)
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
        else if (message.error === undefined) {
          if (message.tangled) untangle(message, 'value')
          calls.answer(message.call, message.value)
        } else calls.refuse(message.call, message.error)
        break
    }
    changed()
  }

  const welcome = (tab: number, message: Extract<FromAgent, { type: 'welcome' }>): void => {
    const isNew = !merge.isOf(tab, message.document)
    if (message.top && !site.has(tab, message.origin)) leave(tab)
    else if (!merge.welcome(tab, message)) refused++
    else if (message.top && site.isOwn(tab)) {
      if (isNew && !merge.preserveLog) merge.forgetGone(isLive)
      if (!everyTab && originOf(message.origin) !== undefined) moveTo(message.origin)
    }
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

  /** Another site's page is in the tab: of the tab itself nothing more is said than that there is one. */
  const leave = (tab: number): void => {
    const link = links.get(tab)
    if (!link) return
    links.delete(tab)
    link.close()
    if (!merge.preserveLog) merge.forgetForeign(tab)
    changed()
  }

  const addTail = ({ tab, text }: KeptTail): void => {
    // What other tabs leave is read only once it may be of the site.
    if (!site.isOwn(tab) && site.origin === '') return
    const parsed = parseTail(text)
    if (!parsed.ok) refused++
    else if (site.has(tab, parsed.message.origin)) merge.tail(tab, parsed.message)
    else return
    changed()
  }
  const load = async (): Promise<void> => {
    const { tails, openers } = await wiring.kept()
    for (const [tab, opener] of openers) merge.opener(tab, opener)
    for (const tail of tails) addTail(tail)
  }

  const moveTo = (origin = ''): void => {
    if (origin === site.origin) return
    for (const tab of [...links.keys()].filter((each) => !site.isOwn(each))) {
      links.get(tab)?.close()
      links.delete(tab)
    }
    site.moveTo(origin, merge.preserveLog)
    if (!merge.preserveLog) merge.forgetForeign()
    changed()
    if (origin !== '') void followSite(origin)
  }
  const followSite = async (origin: string): Promise<void> => {
    try {
      // What went before the page is part of the log, or of none.
      const [found] = await Promise.all([wiring.tabsAt(origin), merge.preserveLog ? load() : undefined])
      if (site.origin === origin) for (const tab of found) follow(tab)
    } catch {
      // The worker that answers was just ending: the next one can tell.
      wiring.after(ASK_AGAIN, () => {
        if (site.origin === origin) void followSite(origin)
      })
    }
  }

  const stops = [
    wiring.onDocumentReady(({ tab, frame, opener, origin }) => {
      const link = links.get(tab)
      if (frame === 0 && !site.has(tab, origin)) {
        leave(tab)
        return
      }
      // A frame alone does not make its tab one of the site.
      if (!link && frame !== 0 && !site.isOwn(tab)) return
      if (opener !== undefined) merge.opener(tab, opener)
      if (link) link.documentReady(frame)
      else follow(tab)
    }),
    // First, so that no tail falls between the two; merging twice is merging once.
    wiring.onTail(addTail),
  ]

  for (const tab of tabs) follow(tab)
  const loaded = load()

  return {
    recording: () => merge.recording(Date.now()),
    moveTo,
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
      merge.clear(isLive, Date.now())
      changed()
    },
    read: (document, source, path, budget, options) =>
      ask(document, (call) => ({ type: 'read', document, call, source, path: [...path], budget }), options),
    write: async (document, source, path, value, options) => {
      await ask(document, (call) => ({ type: 'write', document, call, source, path: [...path], value }), options)
    },
    refetch: async (document, request, options = { timeout: REFETCH_WITHIN }) => {
      await ask(document, (call) => ({ type: 'refetch', document, call, request }), options)
    },
    dryRun: (document, tried, options) =>
      ask(document, (call) => dryRunMessage(document, call, tried), { timeout: DRY_RUN_WITHIN, ...options }),
    caughtUp: async (options) => {
      const live = merge.recording(Date.now()).documents.filter(({ id }) => isLive(id))
      // One that goes meanwhile leaves its tail.
      await Promise.allSettled(
        live.map(({ id }) => ask(id, (call) => ({ type: 'catch-up', document: id, call }), options)),
      )
    },
    recheck: () => {
      for (const link of links.values()) link.recheck()
    },
    loaded,
    close: () => {
      for (const stop of stops) stop()
      for (const link of links.values()) link.close()
      listeners.clear()
    },
  }
}
