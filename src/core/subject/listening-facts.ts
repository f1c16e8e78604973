import type { ListeningFact } from '../facts'
import { place } from '../timeline/stack'
import type { AgentEvent } from '../timeline/event'
import type { Member } from '../timeline/member'
import type { Entry, Timeline } from '../timeline/merge'
import { type CallSite, callSite } from './listeners'
import { momentOf } from './store-facts'

type Unheld = Extract<AgentEvent, { type: 'subscriptions-unheld' }>

/** One that was told by itself. */
interface Subscription {
  entry: Entry
  number: number
  ended: boolean
}

interface Site extends CallSite {
  subscriptions: Subscription[]
}

/** Who listens to a store and is not held by anything that could end it, by line of code and document. */
export function listeningFacts({ history: { subscriptions = [] } }: Member, timeline: Timeline): ListeningFact[] {
  const looks = new Map<string, Unheld>()
  for (const { event, document } of subscriptions)
    if (event.type === 'subscriptions-unheld') looks.set(document.id, event)
  return [...looks].flatMap(([document, look]) => {
    const navigations = timeline.entries.filter(
      ({ event, document: own }) => event.type === 'url-changed' && own.id === document,
    )
    const own = subscriptions.filter((entry) => entry.document.id === document)
    return [...sitesOf(own).values()].flatMap((site) => listening(document, site, look, navigations))
  })
}

function sitesOf(entries: readonly Entry[]): Map<string, Site> {
  const sites = new Map<string, Site>()
  const byNumber = new Map<number, Subscription>()
  for (const entry of entries) {
    const { event } = entry
    if (event.type === 'subscription-removed') {
      const ended = byNumber.get(event.subscription)
      if (ended) ended.ended = true
    }
    // Of many under one number only the first one's line is known.
    if (event.type !== 'subscription-added' || event.count !== undefined || byNumber.has(event.subscription)) continue
    const subscription = { entry, number: event.subscription, ended: false }
    byNumber.set(event.subscription, subscription)
    const at = callSite(event.writer)
    const site = sites.get(at.id) ?? { ...at, subscriptions: [] }
    site.subscriptions.push(subscription)
    sites.set(at.id, site)
  }
  return sites
}

function listening(
  document: string,
  { by, frame, subscriptions }: Site,
  { subscriptions: unheld, mounting, mounted }: Unheld,
  navigations: readonly Entry[],
): ListeningFact[] {
  const [loose, mounts] = [new Set(unheld), new Set(mounting)]
  const live = subscriptions.filter(({ number, ended }) => !ended && loose.has(number))
  if (live.length === 0) return []
  const tasks = live.filter(({ number }) => mounts.has(number)).map(({ entry }) => entry.event.task)
  const stretches = live.map(({ entry }) => navigations.findLastIndex(({ seq }) => seq < entry.seq))
  return [
    {
      document,
      by,
      place: frame ? place(frame) : '',
      live: live.map(({ entry }) => momentOf(entry)),
      someEnded: subscriptions.some(({ ended }) => ended),
      mounts: new Set(tasks).size,
      navigations: new Set(stretches).size,
      mounted,
    },
  ]
}
