import browser from 'webextension-polyfill'
import { KEPT_INDEX, type KeptIndex, makeRoom, openerKey, readIndex, tailKey } from '../protocol/kept'
import { parseTail } from '../protocol/parse'
import { createQueue } from './queue'

const session = browser.storage.session
// Each job reads, then writes: side by side they would undo one another.
const queue = createQueue()

/** Keeps the tail of a document that is being left, once for each `id`. What is not a tail is dropped. */
export function keepTail(id: string, tab: number, text: string): Promise<void> {
  return queue(async () => {
    const tail = parseTail(text)
    if (!tail.ok) return
    const key = tailKey(id)
    const index = readIndex((await session.get(KEPT_INDEX))[KEPT_INDEX])
    if (index.entries.some((entry) => entry.key === key)) return
    const size = new TextEncoder().encode(text).length
    const { document, top } = tail.message
    const room = makeRoom(index, { key, document, tab, top, size })
    await session.remove(room.evicted)
    try {
      await session.set({ [key]: { tab, text }, [KEPT_INDEX]: room.index })
    } catch {
      // The browser counts otherwise than we do: start over with this one.
      await startOver(room.index, key, { tab, text })
    }
  })
}

async function startOver(index: KeptIndex, key: string, kept: { tab: number; text: string }): Promise<void> {
  const old = index.entries.filter((entry) => entry.key !== key)
  await session.remove(old.map((entry) => entry.key))
  const entries = index.entries.filter((entry) => entry.key === key)
  await session.set({ [key]: kept, [KEPT_INDEX]: { ...index, entries, dropped: index.dropped + old.length } })
}

/** Notes which tab opened a tab; the first word counts, since openers close. */
export function keepOpener(tab: number, opener: number): Promise<void> {
  return queue(async () => {
    const key = openerKey(tab)
    if ((await session.get(key))[key] === undefined) await session.set({ [key]: opener })
  })
}
