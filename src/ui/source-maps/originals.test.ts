import { describe, expect, it, vi } from 'vitest'
import type { PageSources } from '../host'
import { createPanelStore } from '../store/store'
import { Originals, type Trace } from './originals'

const ORIGIN = 'http://localhost:3000'
const frame = (script: string, line = 1) => ({ fn: 'a', url: `${ORIGIN}/${script}`, line, column: 9 })
const naming = (map: string): string => `code()\n//# sourceMappingURL=${map}`

/** A page whose scripts DevTools holds, whose maps its server has; what was asked of that is counted. */
function page(held: Record<string, string>, server: Record<string, string> = {}) {
  const asked: string[] = []
  const sources: PageSources = {
    held: async (url) => held[url.slice(ORIGIN.length + 1)],
    request: async (url) => {
      const path = url.slice(ORIGIN.length + 1)
      asked.push(path)
      const text = server[path]
      return text === undefined ? { why: '404' } : { text }
    },
  }
  const traced: string[] = []
  const trace: Trace = async ({ map, frames }) => {
    traced.push(`${map} for ${frames.map(({ line }) => line).join(' ')}`)
    if (map === 'broken') throw new Error('it is not JSON.')
    return frames.map(({ line }) => ({ url: `${ORIGIN}/src/cart.ts`, line: line + 40, column: 1 }))
  }
  const store = createPanelStore()
  const originals = new Originals(store, sources, (url) => url.startsWith(`${ORIGIN}/`), trace)
  const places = (): string[] => Object.values(store.getState().originals).map((each) => `cart.ts:${each?.line}`)
  return { store, originals, asked, traced, places, problems: () => Object.values(store.getState().mapProblems) }
}

describe('original positions', () => {
  it('are looked up for the frames on screen, without a request where the map stands in the script', async () => {
    const { store, originals, asked, traced, places } = page({
      'a.js': naming('data:application/json,inline'),
      'b.js': naming('data:application/json,other'),
    })
    originals.add(frame('a.js', 1))
    originals.add(frame('a.js', 2))
    const gone = originals.add(frame('b.js'))
    gone()
    await originals.show()
    expect({ asked, traced, places: places() }).toEqual({
      asked: [],
      traced: ['inline for 1 2'],
      places: ['cart.ts:41', 'cart.ts:42'],
    })
    expect(store.getState().mapsAsked).toBe(false)
  })

  it('ask before they request, and request nothing twice', async () => {
    const { store, originals, asked, places } = page({ 'a.js': naming('a.js.map') }, { 'a.js.map': 'map' })
    originals.add(frame('a.js', 1))
    await originals.show()
    expect(store.getState()).toMatchObject({ mapsAsked: true, mapRequests: [`${ORIGIN}/a.js.map`] })
    expect(asked).toEqual([])
    await originals.send(false)
    originals.add(frame('a.js', 2))
    await vi.waitFor(() => expect(places()).toEqual(['cart.ts:41', 'cart.ts:42']))
    expect(asked).toEqual(['a.js.map'])
  })

  it('request what comes later without asking, once the user has said so', async () => {
    const { store, originals, asked, places } = page(
      { 'a.js': naming('a.js.map'), 'b.js': naming('b.js.map') },
      { 'a.js.map': 'map', 'b.js.map': 'map' },
    )
    originals.add(frame('a.js', 1))
    await originals.show()
    await originals.send(true)
    originals.add(frame('b.js', 5))
    await vi.waitFor(() => expect(places()).toEqual(['cart.ts:41', 'cart.ts:45']))
    expect(asked).toEqual(['a.js.map', 'b.js.map'])
    expect(store.getState().mapsAsked).toBe(false)
  })

  it('request the script first where DevTools does not tell it', async () => {
    const { originals, store, asked, places } = page({}, { 'a.js': naming('a.js.map'), 'a.js.map': 'map' })
    originals.add(frame('a.js'))
    await originals.show()
    expect(store.getState().mapRequests).toEqual([`${ORIGIN}/a.js`])
    await originals.send(false)
    // The map is known by its address only now: that is asked for as well.
    expect(store.getState().mapRequests).toEqual([`${ORIGIN}/a.js.map`])
    await originals.send(false)
    expect(places()).toEqual(['cart.ts:41'])
    expect(asked).toEqual(['a.js', 'a.js.map'])
  })

  it('say in a sentence why there are none', async () => {
    const { originals, problems } = page(
      {
        'none.js': 'code()',
        'gone.js': naming('gone.js.map'),
        'broken.js': naming('data:application/json,broken'),
        'cdn.js': naming('https://cdn.test/cdn.js.map'),
        'odd.js': naming('data:application/json;base64,%%%'),
      },
      {},
    )
    for (const script of ['none.js', 'gone.js', 'broken.js', 'cdn.js', 'odd.js']) originals.add(frame(script))
    await originals.show()
    await originals.send(false)
    expect(problems().toSorted()).toMatchInlineSnapshot(`
      [
        "broken.js: malformed, it is not JSON.",
        "cdn.js: its map is not on an origin of this page.",
        "gone.js.map: 404.",
        "none.js: no map, the script names none.",
        "odd.js: the map in the script is not readable.",
      ]
    `)
  })

  it('are tried again on the next click', async () => {
    const server: Record<string, string> = {}
    const { originals, problems, places } = page({ 'a.js': naming('a.js.map') }, server)
    originals.add(frame('a.js'))
    await originals.show()
    await originals.send(false)
    expect(problems()).toEqual(['a.js.map: 404.'])
    server['a.js.map'] = 'map'
    originals.hide()
    await originals.show()
    await originals.send(false)
    expect({ problems: problems(), places: places() }).toEqual({ problems: [], places: ['cart.ts:41'] })
  })
})
