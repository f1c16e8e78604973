import type { Listeners } from '../diagnosis'
import type { SubjectModel } from '../link/subject'
import { parseStack, writerFrames, writerName } from '../timeline/stack'
import type { Writer } from '../timeline/event'

/** Innermost lines of a stack that tell call sites apart: libraries put a function of their own around `subscribe`. */
const TELLING_LINES = 2

/** Who listens to the store of a subject at a moment; undefined where nobody was seen to subscribe. */
export function listenersOf({ members: [store] }: SubjectModel, at: number): Listeners | undefined {
  const facts = store?.history.subscriptions?.filter(({ event }) => event.at <= at) ?? []
  const document = store?.history.facts.findLast(({ event }) => event.at <= at)?.document
  if (facts.length === 0 || !document) return undefined
  const lots = new Map<number, { writer: Writer | undefined; live: number }>()
  for (const { event, document: own } of facts) {
    if (own !== document || !('subscription' in event)) continue
    const { subscription, count = 1 } = event
    const lot = lots.get(subscription)
    if (event.type === 'subscription-added') lots.set(subscription, { writer: event.writer, live: count })
    else if (lot) lot.live -= count
  }
  return lots.size === 0 ? undefined : { ...bySite([...lots.values()]), atLeast: document.dropped > 0 }
}

function bySite(lots: readonly { writer: Writer | undefined; live: number }[]): Omit<Listeners, 'atLeast'> {
  const sites = new Map<string, Listeners['sites'][number]>()
  for (const { writer, live } of lots) {
    if (live <= 0) continue
    const { id, ...told } = callSite(writer)
    const site = sites.get(id)
    if (site) site.live += live
    else sites.set(id, { ...told, live })
  }
  const all = [...sites.values()].toSorted((a, b) => b.live - a.live)
  return { live: all.reduce((sum, { live }) => sum + live, 0), sites: all }
}

/** The line of code that subscribed. */
export interface CallSite extends Omit<Listeners['sites'][number], 'live'> {
  /** The same for the same line. */
  id: string
}

const known = new WeakMap<Writer, CallSite>()
/** Stores that are put around others have a `subscribe` of their own, which only hands on. */
const HANDED_ON = /^\s*(?:at )?(?:[\w$]+\.)?subscribe(?:@| \()/

export function callSite(writer: Writer | undefined): CallSite {
  const before = writer && known.get(writer)
  if (before) return before
  const own = writer && { ...writer, stack: writer.stack.filter((line) => !HANDED_ON.test(line)) }
  const frame = writerFrames(own)[0] ?? parseStack(writer?.stack ?? [])[0]
  const id = writer?.stack.slice(0, TELLING_LINES).join('\n') ?? ''
  const site = { id, by: writerName(own) || writerName(writer) || 'unknown', ...(frame && { frame }) }
  if (writer) known.set(writer, site)
  return site
}
