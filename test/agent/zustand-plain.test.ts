import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

describe.each(['4.5.4', '4.5.7', '5.1.0'])('zustand %s without persist', (zustand) => {
  test('create: from its creation', async () => {
    const site = await (await open('plain.tsx', { zustand })).goto('/?create')
    await site.act('inc')
    await expect
      .poll(() => site.lines(/store-/))
      .toEqual([
        expect.stringMatching(/^store-created memory:[a-z0-9]+ {"n":0}$/),
        expect.stringMatching(/^store-changed memory:[a-z0-9]+ n=1 by inc$/),
      ])
    const [store] = await site.sources()
    expect(store).toMatchObject({ library: 'zustand', label: expect.stringMatching(/^store at app\.js:\d+:\d+$/) })

    await site.page.reload()
    await expect.poll(() => site.sources()).toHaveLength(1)
    expect((await site.sources())[0]?.id).toBe(store?.id)
  })

  test('a state that is changed in place is noticed, and said, while somebody listens', async () => {
    const site = await (await open('plain.tsx', { zustand, clock: true })).goto('/?create')
    await site.act('inc')
    await site.page.clock.runFor(2_000)
    await site.act('inPlace')
    await site.page.clock.runFor(2_000)
    await expect
      .poll(() => site.lines(/store-changed/))
      .toEqual([
        expect.stringMatching(/^store-changed memory:\S+ n=1 by inc$/),
        expect.stringMatching(/^store-changed memory:\S+ {"n":41} in place$/),
      ])
    await site.act('inc')
    await site.page.clock.runFor(2_000)
    await expect.poll(() => site.lines(/n=42 by inc/)).toHaveLength(1)
  })

  test('vanilla: from its first change', async () => {
    const site = await (await open('plain.tsx', { zustand })).goto('/?vanilla')
    await site.act('inc')
    await site.act('inc')
    await expect
      .poll(() => site.lines(/store-/))
      .toEqual([
        'store-created memory:store {n, inc} {"n":0}',
        'store-changed memory:store {n, inc} n=1 by inc',
        'store-changed memory:store {n, inc} n=2 by inc',
      ])
  })

  test('destroy, of version 4, does not end the record', async () => {
    const site = await (await open('plain.tsx', { zustand })).goto('/?destroyed')
    await site.act('inc')
    await site.act('inc')
    await expect
      .poll(() => site.lines(/store-/))
      .toEqual([
        expect.stringMatching(/^store-created memory:[a-z0-9]+ {"n":0}$/),
        expect.stringMatching(/^store-changed memory:[a-z0-9]+ n=1 by inc$/),
        expect.stringMatching(/^store-changed memory:[a-z0-9]+ n=2 by inc$/),
      ])
  })

  test.each(['context', 'component'])('vanilla in React (%s): once it is rendered', async (kind) => {
    const site = await (await open('plain.tsx', { zustand })).goto(`/?${kind}`)
    await expect.poll(() => site.lines(/store-/)).toEqual(['store-created memory:store {n, inc} {"n":0}'])
    await site.act('inc')
    await expect
      .poll(() => site.lines(/store-/))
      .toEqual(['store-created memory:store {n, inc} {"n":0}', 'store-changed memory:store {n, inc} n=1 by inc'])
    await expect.poll(() => site.page.locator('output').textContent()).toBe('1')
  })
})
