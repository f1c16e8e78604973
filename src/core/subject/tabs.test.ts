import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { rules } from '../../rules/registry.generated'
import { twoTabs } from '../../rules/support/two-tabs.fixture'
import { diagnose } from '../diagnose'
import type { DiagnosedSubject } from '../diagnosis'
import { divergences } from '../diff/align'
import { fromSession } from '../session/from-session'
import { parseSession } from '../session/parse-session'
import { sampleSession } from '../session/session.fixture'
import { recording } from '../timeline/build.fixture'
import { recordingAt } from '../timeline/merge'
import type { Recording } from '../timeline/recording'
import { formatPath } from '../value/path'

const judged = (built: Recording): DiagnosedSubject[] =>
  diagnose(built, { codecs, rules }).subjects.filter(({ group }) => group === 'store')

const columns = ({ columns: all }: DiagnosedSubject): string[] => all.map(({ tab, source }) => tab ?? source.kind)

const rows = ({ tree }: DiagnosedSubject): string[] =>
  divergences(tree, true).map(({ path, state }) => `${formatPath(path)}: ${state}`)

const initial = { a: 0, b: 0 }

function drifted() {
  const tabs = twoTabs(initial, initial)
  tabs.first.set(6_000, { a: 1 }, 'setA')
  return tabs
}

describe('another tab of the same store', () => {
  it('is a column, from either tab’s view', () => {
    const [first, second] = judged(drifted().built.build())
    expect([first, second].map((subject) => subject && columns(subject))).toEqual([
      ['memory', 'localStorage', 'tab 2'],
      ['memory', 'localStorage', 'tab 1'],
    ])
    expect(first && rows(first)).toEqual(['a: memory ahead'])
    expect(second && rows(second)).toEqual(['a: tab ahead'])
    expect(first?.columns[2]?.source.tab).toBe('tab-2')
    expect(first?.verdict.sentence).toBe(
      'board: tab 2 is behind memory on a since 12:03:06 (by setA). Trust memory (certain): only it moved since they agreed.',
    )
  })

  it('wrote what it wrote in its tab', () => {
    const [, second] = judged(drifted().built.build())
    expect(second?.blame(['a']).map(({ by }) => by)).toEqual(['initial state', 'setA in tab 1', 'setA in tab 1'])
    expect(second?.columns[1]?.provenance?.by).toBe('setA in tab 1')
  })

  it('is gone when its page has been left, and is there again at a moment before', () => {
    const { built, second } = drifted()
    second.page.at(8_000).leave()
    const finished = built.build()
    const [first] = judged(finished)
    expect(first && columns(first)).toEqual(['memory', 'localStorage'])
    const [earlier] = judged(recordingAt(finished, (second.page.document.events.at(-1)?.at ?? 0) - 1))
    expect(earlier && columns(earlier)).toEqual(['memory', 'localStorage', 'tab 2'])
  })

  it('has what the entry does not hold for itself', () => {
    const built = recording()
    for (const [open, seen] of [
      [true, 'one'],
      [false, 'two'],
    ] as const) {
      const page = built.tab().open()
      const saved = { theme: 'dark', ui: { size: 1 } }
      page.localStorage('board').found({ state: saved, version: 0 })
      const persist = { omits: [['open'], ['ui', 'seen']] }
      page.store('board', { theme: 'dark', open, ui: { size: 1, seen } }, persist)
    }
    expect(judged(built.build()).map(({ divergent }) => divergent)).toEqual([0, 0])
  })

  it('is no column where the tabs share nothing, or only each its own sessionStorage', () => {
    const built = recording()
    for (const theme of ['dark', 'light']) {
      const page = built.tab().open()
      page.sessionStorage('board').found({ state: { theme }, version: 0 })
      page.store('board', { theme }, {})
      page.store('other', { theme })
    }
    expect(judged(built.build()).map(columns)).toEqual([
      ['memory', 'sessionStorage'],
      ['memory'],
      ['memory', 'sessionStorage'],
      ['memory'],
    ])
  })

  it('is told of in a session that reads back as it was', () => {
    const tabs = drifted()
    tabs.second.set(11_000, { b: 1 }, 'setB')
    const built = tabs.built.build()
    const again = fromSession(parseSession(JSON.stringify(sampleSession(built))))
    const told = (recorded: Recording) =>
      judged(recorded).map((each) => [columns(each), rows(each), each.verdict, each.findings])
    expect(told(again)).toEqual(told(built))
  })

  it('is a cause that is told once: the tab whose data was lost shows it, and has no finding', () => {
    const tabs = drifted()
    tabs.second.set(11_000, { b: 1 }, 'setB')
    tabs.first.use(13_000)
    const [first, second] = judged(tabs.built.build())
    expect(first?.findings).toEqual([])
    expect(first?.status).toBe('differs')
    expect(first?.verdict).toMatchObject({ trust: first?.columns[0]?.source.id })
    expect(first?.verdict.sentence).toMatch(/Tab 2 overwrote what tab 1 had saved\. Reloading tab 1 loses 1 change/)
    expect(second?.findings.map(({ rule, explains }) => [rule, explains])).toEqual([
      ['cross-tab-overwrite', ['stale-tab: a, b']],
    ])
  })
})

describe('what tabs have from the server', () => {
  function lists(queries: readonly [string, string]): DiagnosedSubject[] {
    const built = recording()
    for (const [index, query] of queries.entries()) {
      const page = built.tab().open().at(10)
      const load = page.request('GET', `/api/scenes${query}`)
      page.at(20)
      const scenes = [{ id: 's1', title: index === 0 ? 'Opening' : 'Storm at sea' }]
      load.answers(200, scenes)
      const store = page.store('scenes', { scenes: [], open: false })
      page.at(30)
      const shown = scenes.map((scene) => ({ ...scene, selected: index === 0 }))
      store.set({ scenes: shown, open: index === 0 }, 'load', { origins: [load.origin(['scenes'])] })
    }
    return judged(built.build())
  }

  it('is compared in what the answers bring', () => {
    const [first, second] = lists(['', ''])
    expect(second && columns(second)).toEqual(['memory', 'server', 'tab 1'])
    expect(first && rows(first).length).toBe(1)
    expect(first && rows(first)[0]).toMatch(/^scenes\.s1\.title: /)
  })

  it('is each tab’s own where they asked for different parts', () => {
    const [first, second] = lists(['?page=1', '?page=2'])
    for (const subject of [first, second]) {
      const cells = subject?.tree.children().flatMap(({ cells: [, , tab] }) => tab?.kind ?? [])
      expect(cells?.every((kind) => kind === 'outside')).toBe(true)
    }
  })
})
