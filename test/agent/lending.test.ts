import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AgentEvent } from '../../src/core/timeline/event'
import { open, type Site, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

const text = 'x'.repeat(40_000)
const [one, two] = [
  { id: 1, text },
  { id: 2, text },
]
const page = async (listening: boolean): Promise<Site> =>
  (await open('lending.ts', { listening, api: { '/api/items': { items: [one, two] } } })).goto()

/** What the store was set to, as it was told. */
const told = async (site: Site): Promise<unknown[]> =>
  (await site.events()).flatMap((event: AgentEvent) =>
    event.type === 'store-changed'
      ? (event.steps ?? []).flatMap((step) => (step.op === 'set' ? [step.value] : []))
      : [],
  )
const lent = (...path: (string | number)[]) => ({ $: 'lent', request: 'r1', path })

test('a state that holds objects of a large answer told just before says so', async () => {
  const site = await page(false)
  for (const act of ['load', 'keep', 'keepFirst']) await site.act(act)
  await site.connect()
  await expect.poll(() => told(site)).toEqual([lent('items'), lent('items', 0)])
})

test('one that came on record after the answer was told tells them as they are now', async () => {
  const site = await page(true)
  await site.act('load')
  await expect.poll(() => site.lines(/response-read/)).toHaveLength(1)
  for (const act of ['rename', 'keep']) await site.act(act)
  await expect.poll(() => told(site)).toEqual([[{ id: 1, text: 'renamed' }, two]])
})

test('an object that no longer stood where it came is told itself', async () => {
  const site = await page(false)
  for (const act of ['load', 'keep']) await site.act(act)
  await site.connect()
  await expect.poll(() => told(site)).toEqual([lent('items')])
  await site.say({ type: 'bye' })
  for (const act of ['turn', 'keepFirst']) await site.act(act)
  await site.connect()
  await expect.poll(() => told(site)).toEqual([lent('items'), two])
})

test('who begins anew hears of the answer again, or of the objects themselves', async () => {
  const site = await page(false)
  for (const act of ['load', 'keep']) await site.act(act)
  await site.connect()
  await expect.poll(() => told(site)).toEqual([lent('items')])
  const [welcome] = await site.messages()
  const answer = (await site.events()).find(({ type }) => type === 'response-read')
  await site.connect({ [welcome?.document ?? '']: answer?.seq ?? 0 })
  await expect.poll(() => told(site)).toEqual([[one, two]])
})
