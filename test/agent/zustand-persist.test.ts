import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

describe.each(['4.5.4', '4.5.7', '5.1.0'])('zustand %s with persist on localStorage', (zustand) => {
  test('first visit, then a change', async () => {
    const site = await (await open('persist.ts', { zustand })).goto()
    await site.act('inc')
    await expect.poll(() => site.lines()).toEqual([])
  })
})
