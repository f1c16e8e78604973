import '../../../src/ui/tokens.css'
import '../../../src/ui/base.css'
import '../../../src/ui/features/compare/compare.css'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { DiagnosedSubject } from '../../../src/core/diagnosis'
import { CompareGrid } from '../../../src/ui/features/compare/grid'
import { RowIndex } from '../../../src/ui/features/compare/row-index'
import { diagnoseAll } from '../../../src/ui/diagnose-all'
import { HostProvider } from '../../../src/ui/host'
import { pageHost } from '../../../src/ui/page-host'
import { ServicesProvider } from '../../../src/ui/services'
import { UNTOUCHED, withDepth, withOpen } from '../../../src/ui/store/expansion'
import { createPanelStore, StoreProvider } from '../../../src/ui/store/store'
import { HarnessLive } from '../../ui/harness/live'
import { type Frames, glide, jump, seeded } from './support/frames'
import { gridSubject } from './support/grid-subject'
import { measure, timesOf } from './support/measure'
import { offer, type Turn } from './support/offer'
import { PeerGrid } from './support/peer-grid'

const everything = { expansion: withDepth(UNTOUCHED, [], 'all'), onlyDifferences: false }

/** Draws a grid with everything open; gives its scroller, and how long it took until it was painted. */
async function draw(subject: DiagnosedSubject, grid: ReactNode): Promise<{ element: Element; ms: number }> {
  const host = document.createElement('div')
  host.style.cssText = 'display:flex;flex-direction:column;height:700px;width:1200px;--row:20px'
  document.body.append(host)
  const store = createPanelStore()
  store.getState().setOnlyDifferences(false)
  store.getState().setExpanded(subject.id, () => everything.expansion)
  const live = new HarnessLive({ tabs: [], documents: [], now: 0 }, {})
  const services = { live, diagnose: diagnoseAll, creator: { name: '', version: '' } }
  const start = performance.now()
  createRoot(host).render(
    <HostProvider value={pageHost}>
      <ServicesProvider value={services}>
        <StoreProvider value={store}>{grid}</StoreProvider>
      </ServicesProvider>
    </HostProvider>,
  )
  const element = await painted(host)
  return { element, ms: performance.now() - start }
}

function painted(host: Element): Promise<Element> {
  return new Promise((done) => {
    const look = (): void => {
      const grid = host.querySelector('[data-row]') && host.querySelector('.grid')
      if (!grid) requestAnimationFrame(look)
      else requestAnimationFrame(() => setTimeout(() => done(grid)))
    }
    look()
  })
}

const BLOCKS = 6
const FRAMES = 25
/** px of a frame: five rows, as of a wheel that is turned fast. */
const STEP = 100

/** Jumps through two grids with the same rows and cells, block by block in turns, and scrolls each on. */
async function frames({ rows }: { rows: number }, turn: Turn) {
  const subject = gridSubject(rows)
  const ours = await draw(subject, <CompareGrid subject={subject} path={undefined} />)
  const peer = await draw(subject, <PeerGrid subject={subject} />)
  const all: Record<'ours' | 'peer', Frames> = { ours: { work: [], dropped: 0 }, peer: { work: [], dropped: 0 } }
  const glided = { ours: 0, peer: 0 }
  const random = seeded()
  for (let block = 0; block < BLOCKS; block += 1) {
    for (const [name, { element }] of [['ours', ours] as const, ['peer', peer] as const]) {
      await turn()
      const { work, dropped } = await jump(element, FRAMES, random)
      all[name].work.push(...work)
      all[name].dropped += dropped
      await turn()
      glided[name] += (await glide(element, FRAMES, STEP)).dropped
    }
  }
  const last = await lastRow(ours.element)
  return {
    ours: { ...timesOf(all.ours.work), dropped: all.ours.dropped, glided: glided.ours, paint: ours.ms },
    peer: { ...timesOf(all.peer.work), dropped: all.peer.dropped, glided: glided.peer, paint: peer.ms },
    last,
  }
}

/** Whether the end of the scroller is the last row. */
async function lastRow(element: Element): Promise<boolean> {
  element.scrollTop = element.scrollHeight
  await new Promise((done) => setTimeout(done, 300))
  const count = Number(element.getAttribute('aria-rowcount'))
  const row = element.querySelector(`[aria-rowindex="${count}"]`)?.getBoundingClientRect()
  return row !== undefined && Math.abs(row.bottom - element.getBoundingClientRect().bottom) < 20
}

/** An open comparison made anew, and one group of it closed and opened again. */
function toggle({ rows }: { rows: number }, turn: Turn) {
  const { tree } = gridSubject(rows)
  const open = new RowIndex(tree, everything)
  const closed = { ...everything, expansion: withOpen(everything.expansion, ['group1'], false) }
  const opened = { ...everything, expansion: withOpen(closed.expansion, ['group1'], true) }
  const pair = (): RowIndex => new RowIndex(tree, opened, new RowIndex(tree, closed, open))
  if (pair().count !== open.count) throw new Error('opened again, the rows are others')
  return measure({ rebuild: () => new RowIndex(tree, everything), toggle: pair }, turn, { most: 20 })
}

offer({ frames, toggle })
