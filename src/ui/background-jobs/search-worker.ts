import { codecs } from '../../codecs/registry.generated'
import { detailOf } from '../../core/errors'
import type { Hit } from '../../core/find/hit'
import { compile } from '../../core/find/query'
import { search } from '../../core/find/search'
import { linkSources } from '../../core/link/sources'
import type { SubjectModel } from '../../core/link/subject'
import type { Recording } from '../../core/timeline/recording'
import { takeChanges } from './recording-feed'
import type { RecordingChanges, SearchNews, SearchRequest, ToSearcher } from './search-messages'

/** ms of searching between two words of it, and chances to be stopped. */
const SLICE = 80

let recording: Recording = { tabs: [], documents: [], now: 0 }
let pieces: string[] = []
let current = 0
let linked: { of: Recording; by: string; models: SubjectModel[] } | undefined

/** Holds the recording, and searches it: the other end of `Searcher`. */
addEventListener('message', ({ data }: MessageEvent<ToSearcher>) => {
  if ('piece' in data) {
    pieces.push(data.piece)
    if (!data.isLast) return
    // What `Searcher` wrote: only the panel talks to this worker.
    recording = takeChanges(recording, JSON.parse(pieces.join('')) as RecordingChanges)
    pieces = []
  } else if ('stop' in data) current = data.stop
  else {
    current = data.search.number
    run(data.search).catch((error: unknown) =>
      say({ number: data.search.number, hits: [], done: 0, of: 0, problem: `${detailOf(error)}.` }),
    )
  }
})

const say = (news: SearchNews): void => postMessage(news)

async function run({ number, query, links }: SearchRequest): Promise<void> {
  const made = compile(query)
  if ('problem' in made) return say({ number, hits: [], done: 0, of: 0, problem: made.problem })
  // The search before has come to its end, which whoever waits for it has to know.
  say({ number, hits: [], done: 0, of: 0 })
  const by = JSON.stringify(links)
  if (linked?.of !== recording || linked.by !== by) {
    const { linked: subjects, rendered } = linkSources(recording, { codecs, links })
    linked = { of: recording, by, models: [...subjects, ...rendered.subjects] }
  }
  if (query.text === '') return say({ number, hits: [], done: 0, of: 0, end: 'complete' })
  const steps = search(linked.models, made.matcher)
  let told = { done: 0, of: 0 }
  for (;;) {
    say({ number, hits: [], ...told, ...(query.regex && { isExpression: true }) })
    const until = performance.now() + SLICE
    const hits: Hit[] = []
    while (performance.now() < until) {
      const step = steps.next()
      if (step.done) return say({ number, hits, done: told.of, of: told.of, end: step.value ? 'complete' : 'cut' })
      hits.push(...step.value.hits)
      told = { done: step.value.done, of: step.value.of }
    }
    if (hits.length > 0) say({ number, hits, ...told })
    // Another search, or its end, may have been asked for.
    await new Promise((resolve) => setTimeout(resolve))
    if (current !== number) return
  }
}
