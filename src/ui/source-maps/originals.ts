import { detailOf } from '../../core/errors'
import type { Frame } from '../../core/diagnosis'
import { runJob } from '../background-jobs/run-job'
import type { PageSources } from '../host'
import { frameKey, type Original } from '../store/originals-slice'
import type { PanelStore } from '../store/store'
import { findMap, type Found, type IsOwn, nameOf, requestMap } from './find-map'
import type { TraceInput } from './trace'

/** Traces the frames of one script. */
export type Trace = (input: TraceInput) => Promise<(Original | undefined)[]>

const traceInWorker: Trace = (input) => runJob('traceFrames', input, { signal: new AbortController().signal })

/**
 * Looks up where the frames on screen were written, once the user has asked for it. Scripts and maps are kept until the next
 * click; nothing is requested but on a click, or once the user has said that it need not be asked.
 */
export class Originals {
  /** Frames on screen by their script, and how often each. */
  private readonly onScreen = new Map<string, Map<string, { frame: Frame; times: number }>>()
  private readonly found = new Map<string, Promise<Found>>()
  private readonly waiting = new Set<string>()

  constructor(
    private readonly store: PanelStore,
    private readonly sources: PageSources,
    private readonly isOwn: IsOwn,
    private readonly trace: Trace = traceInWorker,
  ) {}

  /** A frame is on screen; returns what to call when it no longer is. */
  add(frame: Frame): () => void {
    const script = this.onScreen.get(frame.url) ?? new Map<string, { frame: Frame; times: number }>()
    this.onScreen.set(frame.url, script)
    const key = frameKey(frame)
    const known = script.get(key) ?? { frame, times: 0 }
    known.times++
    script.set(key, known)
    if (this.store.getState().originalsShown) this.later(frame.url)
    return () => {
      known.times--
      if (known.times === 0) script.delete(key)
      if (script.size === 0) this.onScreen.delete(frame.url)
    }
  }

  /** On a click: shows what can be shown without a request, then asks for the rest. A rebuilt script may have the address of the old one. */
  async show(): Promise<void> {
    this.store.getState().setOriginals({ originalsShown: true, originals: {}, mapProblems: {} })
    this.found.clear()
    await Promise.all([...this.onScreen.keys()].map((url) => this.lookUp(url)))
    const { mapRequests, setOriginals } = this.store.getState()
    if (mapRequests.length > 0) setOriginals({ mapsAsked: true })
  }

  hide(): void {
    this.store.getState().setOriginals({ originalsShown: false })
  }

  /** The user has agreed to the requests that were shown; `unasked`: and to those to come. */
  async send(unasked: boolean): Promise<void> {
    const { mapRequests, setOriginals } = this.store.getState()
    setOriginals({ mapsAsked: false, mapRequests: [], originalsUnasked: unasked })
    const known = [...this.found].map(async ([url, found]) => ({ url, found: await found }))
    const wanted = (await Promise.all(known)).filter(
      ({ found }) => found.kind === 'request' && mapRequests.includes(found.url),
    )
    await Promise.all(wanted.map(({ url, found }) => this.request(url, found)))
    // A script that was requested may name a map.
    if (this.store.getState().mapRequests.length > 0) setOriginals({ mapsAsked: true })
  }

  /** Frames come on screen one after the other: their script is looked up when all of them are there. */
  private later(url: string): void {
    if (this.waiting.size === 0) setTimeout(() => this.flush())
    this.waiting.add(url)
  }

  private flush(): void {
    const urls = [...this.waiting]
    this.waiting.clear()
    for (const url of urls) void this.lookUp(url)
  }

  private async lookUp(url: string): Promise<void> {
    if (!/^(?:blob:|[\w+.-]+:\/\/)/.test(url)) return
    const known = this.found.get(url) ?? findMap(url, this.sources, this.isOwn)
    this.found.set(url, known)
    await this.use(url, await known)
  }

  private async request(url: string, before: Found): Promise<void> {
    const answered = requestMap(url, before, this.sources, this.isOwn)
    this.found.set(url, answered)
    await this.use(url, await answered)
  }

  private async use(url: string, found: Found): Promise<void> {
    const { originalsUnasked, mapRequests, setOriginals } = this.store.getState()
    if (found.kind === 'none') this.problem(url, found.why)
    else if (found.kind === 'ready') await this.traceOnScreen(url, found)
    else if (originalsUnasked) await this.request(url, found)
    else if (!mapRequests.includes(found.url)) setOriginals({ mapRequests: [...mapRequests, found.url] })
  }

  private async traceOnScreen(url: string, found: Extract<Found, { kind: 'ready' }>): Promise<void> {
    const { originals } = this.store.getState()
    const frames = [...(this.onScreen.get(url)?.values() ?? [])]
      .map(({ frame }) => frame)
      .filter((frame) => !(frameKey(frame) in originals))
    if (frames.length === 0) return
    try {
      const traced = await this.trace({ script: found.script, map: found.map, mapUrl: found.mapUrl, frames })
      const { originals: before, setOriginals } = this.store.getState()
      const added = Object.fromEntries(frames.map((frame, index) => [frameKey(frame), traced[index]]))
      setOriginals({ originals: { ...before, ...added } })
    } catch (error) {
      this.problem(url, `${nameOf(found.mapUrl)}: malformed, ${detailOf(error).replace(/\.$/, '')}`)
    }
  }

  private problem(url: string, why: string): void {
    const { mapProblems, setOriginals } = this.store.getState()
    setOriginals({ mapProblems: { ...mapProblems, [url]: `${why}.` } })
  }
}
