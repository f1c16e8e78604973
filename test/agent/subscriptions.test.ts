import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open, type Site, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

const at = (kind: string): string => `/?kind=${encodeURIComponent(kind)}`

/** Live subscriptions, and how many facts tell of them. */
async function counted(site: Site): Promise<{ live: number; facts: number }> {
  let [live, facts] = [0, 0]
  for (const event of await site.events()) {
    if (event.type !== 'subscription-added' && event.type !== 'subscription-removed') continue
    facts++
    live += (event.type === 'subscription-added' ? 1 : -1) * (event.count ?? 1)
  }
  return { live, facts }
}

const toggle = (site: Site): Promise<void> => site.page.getByRole('button', { name: 'toggle' }).click()

describe.each(['create', 'persist', 'selector', 'rtk', 'redux 5', 'redux 4'])('%s', (kind) => {
  test('who subscribes and who no longer does, with the line', async () => {
    const site = await (await open('subscriptions.tsx')).goto(at(kind))
    await site.act('subscribe')
    await site.act('end')
    await site.act('end')
    await site.act('subscribe')
    await expect
      .poll(() => site.lines(/^subscription/))
      .toEqual([
        expect.stringMatching(/^subscription-added memory:\S+ 1$/),
        expect.stringMatching(/^subscription-removed memory:\S+ 1$/),
        expect.stringMatching(/^subscription-added memory:\S+ 2$/),
      ])
    const added = (await site.events()).find(({ type }) => type === 'subscription-added')
    expect(added?.writer?.stack.slice(0, 2).join()).toContain('app.js')
  })

  test('subscribing is to an app what it is without the agent', async () => {
    const [site, alone] = [await open('subscriptions.tsx'), await open('subscriptions.tsx', { agent: false })]
    for (const each of [site, alone]) await each.goto(at(kind))
    expect(await site.act('look')).toEqual(await alone.act('look'))
    expect([site.errors, site.console]).toEqual([alone.errors, alone.console])
    await expect.poll(() => counted(site)).toMatchObject({ live: 0 })
  })
})

describe.each(['4.5.4', '5.1.0'])('React and zustand %s', (zustand) => {
  test.each([true, false])('components that come and go (StrictMode: %s)', async (strict) => {
    const site = await (await open('subscriptions.tsx', { zustand })).goto(at('create'))
    await site.act('render', 20, strict)
    await expect.poll(() => counted(site)).toMatchObject({ live: 20 })
    await toggle(site)
    await expect.poll(() => counted(site)).toMatchObject({ live: 0 })
    await toggle(site)
    await expect.poll(() => counted(site)).toMatchObject({ live: 20 })
  })
})

test('the components of react-redux share one subscription', async () => {
  const site = await (await open('subscriptions.tsx')).goto(at('rtk'))
  await site.act('render', 20, false)
  await expect.poll(() => counted(site)).toMatchObject({ live: 1 })
})

test('of a store that React led to, from then on', async () => {
  const site = await (await open('subscriptions.tsx')).goto(at('hidden'))
  await site.act('subscribe')
  await site.act('render', 5, false)
  await expect.poll(() => site.lines(/store-created/)).toHaveLength(1)
  expect(await counted(site)).toEqual({ live: 0, facts: 0 })
  await site.act('end')
  await site.act('subscribe')
  await expect.poll(() => counted(site)).toEqual({ live: 1, facts: 1 })
})

test('10,000 components are told in a hundred facts and a few', async () => {
  const site = await (await open('subscriptions.tsx')).goto(at('persist'))
  await site.act('render', 10_000, false)
  await expect.poll(() => counted(site)).toMatchObject({ live: 10_000 })
  await toggle(site)
  await expect.poll(() => counted(site)).toMatchObject({ live: 0 })
  expect((await counted(site)).facts).toBeLessThan(300)
})

test('what comes and goes between two tellings is not told at all', async () => {
  const site = await (await open('subscriptions.tsx')).goto(at('persist'))
  await site.act('pairs', 5_000)
  await site.act('subscribe')
  await expect.poll(() => counted(site)).toMatchObject({ live: 1 })
  expect((await counted(site)).facts).toBeLessThan(120)
})

test('subscriptions made and ended while the record is paused are told when it goes on', async () => {
  const site = await (await open('subscriptions.tsx')).goto(at('persist'))
  await site.act('subscribe')
  await expect.poll(() => counted(site)).toEqual({ live: 1, facts: 1 })
  await site.say({ type: 'record', on: false })
  await site.act('end')
  await site.act('render', 3, false)
  await expect.poll(() => site.page.locator('li').count()).toBe(3)
  await site.say({ type: 'record', on: true })
  await site.act('subscribe')
  await expect.poll(() => counted(site)).toMatchObject({ live: 4 })
})

test('a store whose members are frozen is left as it is', async () => {
  const [site, alone] = [await open('subscriptions.tsx'), await open('subscriptions.tsx', { agent: false })]
  for (const each of [site, alone]) await each.goto(at('frozen'))
  expect(await site.act('look')).toEqual(await alone.act('look'))
  await expect.poll(() => site.lines(/store-changed/)).toHaveLength(2)
  expect(site.errors).toEqual([])
})
