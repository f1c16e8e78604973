import { isChannel } from '../timeline/channel'
import type { History, Reading } from '../timeline/history'
import { byPair } from './by-pair'
import type { Candidate } from './subject'
import { takenParts } from './taken'

/** Messages of a kind, the latest ones, that are looked for in stores, and how soon a store takes one in, ms. */
const EXAMINED = 5
const TAKEN_WITHIN = 1_000
/** States of a store after a message. */
const STATES_AFTER = 3

const takenOnce = byPair(takenParts)

/** Stores to the messages that they took in. A text that the app parses by itself has no identity, so it is by content. */
export function channelLinks(histories: ReadonlyMap<string, History>): Candidate[] {
  const all = [...histories.values()]
  const stores = all.filter(({ source }) => source.kind === 'memory')
  return all
    .filter(({ source }) => isChannel(source))
    .flatMap((channel) => stores.flatMap((store) => takenBy(store, channel) ?? []))
}

function takenBy(store: History, channel: History): Candidate | undefined {
  for (const message of channel.readings.slice(-EXAMINED).toReversed()) {
    const { value } = message.content()
    for (const state of statesAfter(store, message)) {
      const own = state.content().value
      if (typeof value !== 'object' || value === null || typeof own !== 'object' || own === null) continue
      const parts = takenOnce(value, own)
      if (parts.length === 0) continue
      const because = `the store took in what ${channel.source.label} said`
      const link = {
        store: store.source.id,
        source: channel.source.id,
        mount: [],
        from: [],
        shape: 'object',
        parts,
      } as const
      return { ...link, why: 'content', confidence: 'likely', because }
    }
  }
  return undefined
}

function statesAfter(store: History, { entry, at }: Reading): Reading[] {
  const first = store.readings.findIndex((each) => each.entry.seq > entry.seq)
  return first < 0
    ? []
    : store.readings
        .slice(first, first + STATES_AFTER)
        .filter((each) => each.entry.document === entry.document && each.at - at <= TAKEN_WITHIN)
}
