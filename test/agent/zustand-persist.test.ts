import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

const versions = ['4.5.4', '4.5.7', '5.1.0']
/** 4.5.4 writes back what it has hydrated; later ones only what was migrated. */
const writesBack = (zustand: string, ...lines: string[]): string[] => (zustand === '4.5.4' ? lines : [])

describe.each(versions)('zustand %s with persist', (zustand) => {
  test('localStorage: a first visit, a change, a reload', async () => {
    const site = await (await open('persist.ts', { zustand })).goto()
    await site.act('inc')
    await expect
      .poll(() => site.lines())
      .toEqual([
        'document-started navigate before scripts',
        'store-created memory:counter {"n":0,"draft":""}',
        'persist-hydration memory:counter 1 started',
        'storage-read localStorage:counter nothing',
        'persist-hydration memory:counter 1 read',
        'persist-hydration memory:counter 1 merged {"n":0,"draft":""}',
        'store-changed memory:counter in hydration 1',
        ...writesBack(zustand, 'storage-written localStorage:counter {"state":{"n":0},"version":0}'),
        'persist-hydration memory:counter 1 applied',
        'store-changed memory:counter n=1 by inc',
        'storage-written localStorage:counter {"state":{"n":1},"version":0} by inc',
      ])

    await site.page.reload()
    await expect
      .poll(() => site.lines())
      .toEqual([
        'document-started reload before scripts',
        'storage-found localStorage:counter {"state":{"n":1},"version":0}',
        'store-created memory:counter {"n":0,"draft":""}',
        'persist-hydration memory:counter 1 started',
        'storage-read localStorage:counter {"state":{"n":1},"version":0}',
        'persist-hydration memory:counter 1 read {"n":1}',
        'persist-hydration memory:counter 1 merged {"n":1,"draft":""}',
        'store-changed memory:counter n=1 in hydration 1',
        ...writesBack(zustand, 'storage-written localStorage:counter {"state":{"n":1},"version":0}'),
        'persist-hydration memory:counter 1 applied',
      ])
  })

  test('sessionStorage', async () => {
    const site = await (await open('persist.ts', { zustand })).goto('/?session')
    await site.act('set', 7)
    await expect
      .poll(() => site.lines(/^storage-written.*7/))
      .toEqual(['storage-written sessionStorage:counter {"state":{"n":7},"version":0}'])
  })

  test('in React', async () => {
    const site = await (await open('persist-react.tsx', { zustand })).goto()
    await site.page.getByRole('button').click()
    await expect.poll(() => site.page.getByRole('button').textContent()).toBe('1')
    await expect
      .poll(() => site.lines(/store-created|store-changed|written/))
      .toEqual([
        'store-created memory:counter {"n":0}',
        'store-changed memory:counter in hydration 1',
        ...writesBack(zustand, 'storage-written localStorage:counter {"state":{"n":0},"version":0}'),
        'store-changed memory:counter n=1 by inc',
        'storage-written localStorage:counter {"state":{"n":1},"version":0} by inc',
      ])
    expect((await site.sources()).filter(({ kind }) => kind === 'memory')).toHaveLength(1)
  })

  test('IndexedDB: the saved cart replaces the first state', async () => {
    const saved = '{"state":{"items":["tea"],"theme":"dark"},"version":0}'
    const site = await (await open('persist-idb.ts', { zustand })).goto(`/?seed=${encodeURIComponent(saved)}`)
    await expect.poll(() => site.lines(/applied/)).toHaveLength(1)
    await site.act('add', 'milk')
    const next = '{"state":{"items":["tea","milk"],"theme":"dark"},"version":0}'
    await expect
      .poll(() => site.lines())
      .toEqual([
        'document-started navigate before scripts',
        `storage-written indexedDB:keyval-store/keyval/cart ${saved}`,
        'store-created memory:cart {"items":[],"theme":"light"}',
        'persist-hydration memory:cart 1 started',
        `storage-read indexedDB:keyval-store/keyval/cart ${saved}`,
        'persist-hydration memory:cart 1 read {"items":["tea"],"theme":"dark"}',
        'persist-hydration memory:cart 1 merged {"items":["tea"],"theme":"dark"}',
        'store-changed memory:cart items.length=1 items[0]="tea" theme="dark" in hydration 1',
        ...writesBack(zustand, `storage-written indexedDB:keyval-store/keyval/cart ${saved}`),
        'persist-hydration memory:cart 1 applied',
        'store-changed memory:cart items.length=2 items[1]="milk" by add',
        `storage-written indexedDB:keyval-store/keyval/cart ${next}`,
      ])
  })

  test('IndexedDB: a change before the saved cart was read', async () => {
    const saved = '{"state":{"items":["tea"],"theme":"light"},"version":0}'
    const site = await (await open('persist-idb.ts', { zustand })).goto(`/?seed=${encodeURIComponent(saved)}#early`)
    await expect.poll(() => site.lines(/applied/)).toHaveLength(1)
    const changes = await site.lines(/store-c|hydration|written/)
    const early = changes.findIndex((line) => line.startsWith('store-changed memory:cart theme="dark"'))
    expect(early).toBeGreaterThan(-1)
    expect(early).toBeLessThan(
      changes.indexOf('persist-hydration memory:cart 1 read {"items":["tea"],"theme":"light"}'),
    )
    expect(changes).toContain(
      'storage-written indexedDB:keyval-store/keyval/cart {"state":{"items":[],"theme":"dark"},"version":0}',
    )
  })
})
