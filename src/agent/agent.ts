import type { Adapter, AdapterHost } from '../adapters/define-adapter'
import type { Technique } from '../protocol/techniques'
import type { Source, SourceHost } from '../sources/define-source'
import { Clock } from './clock'
import { Discovery } from './discovery'
import { DocumentFacts } from './document-facts'
import { Encodings } from './encodings'
import { type Drafted, draftOf, type Fact, toEvent } from './fact'
import { guard, guardHot } from './guard'
import { HeldCopy, HeldReference, HeldText } from './held'
import { Holders } from './holders'
import { Hooks } from './hooks'
import { IdleQueue } from './idle'
import { Messenger } from './messenger'
import { offerPort } from './offer'
import { onLeaving } from './leaving'
import { Lending } from './lending'
import { listen, microtask, now, sourceOf } from './primordials'
import { Provenance } from './provenance'
import { Recorder } from './recorder'
import { makeRefetch } from './refetch'
import { Rendered } from './rendered/rendered'
import { Stirs } from './rendered/stirs'
import { makeRequests } from './requests'
import { Settler } from './settle'
import { Sources } from './sources'
import { functionOf } from './frames'
import { captureStack, DEEP, framesOf, StackSampler } from './stacks'
import { Statuses } from './statuses'
import { StoredTexts } from './stored-texts'
import { Stores } from './stores'
import { hearSwitches } from './switches'
import { Sweeps } from './sweeps'
import { tailOf } from './tail'

/** Composition root of the page: arms sources and adapters, and answers whoever holds the other end of the port. */
export function startAgent(adapters: readonly Adapter[], plugins: readonly Source[]): void {
  const clock = new Clock()
  const idle = new IdleQueue()
  const hooks = new Hooks()
  const statuses = new Statuses()
  const sources = new Sources()
  const document = new DocumentFacts()
  const recorder = new Recorder(clock, idle)
  const provenance = new Provenance()
  const settler = new Settler(recorder, provenance, idle)
  const discovery = new Discovery(hooks, statuses, idle)
  const holders = new Holders(discovery.trees, idle)
  const stores = new Stores(recorder, settler, sources, provenance, holders)
  stores.onTooMany = (library, most) =>
    statuses.set(library, 'stores', 'failed', `there are more than ${most}: only the first ones are followed`)
  const stirs = new Stirs()
  const rendered = new Rendered(discovery.trees, stores, recorder, sources, idle, stirs)
  settler.onSettled = (store, prev, steps) => guard(() => rendered.changed(store, prev, steps), undefined)

  const actionOf = (frames: readonly string[]): string | undefined => {
    for (const frame of frames) {
      const name = functionOf(frame)
      if (name !== undefined && stores.actions.has(name)) return name
    }
    return undefined
  }
  const asEvent = (fact: Fact, budget: number): ReturnType<typeof toEvent> => {
    settler.settle(fact)
    return toEvent(fact, actionOf, budget)
  }
  const lending = new Lending(provenance.placeOf)
  const asDraft = (fact: Fact, preferSteps: boolean): Drafted => {
    settler.settle(fact)
    return draftOf(fact, { nameOf: actionOf, preferSteps, loan: lending.loanFor(fact) })
  }
  let stopped = false
  const stop = (): void => {
    stopped = true
    recorder.on = false
    recorder.forget()
    hooks.stop()
  }
  const on = (target: EventTarget, type: string, listener: (event: Event) => void): void =>
    listen(target, type, (event) => {
      if (!stopped) guard(() => listener(event), undefined)
    })

  const { port, tailEvent } = offerPort()
  const messenger = new Messenger(port, document, recorder, sources, stores, statuses, lending, asDraft, stop)
  const sweeps = new Sweeps(idle, () => messenger.listening)
  sweeps.add(() => {
    if (messenger.listening) stores.lookInside()
  })

  const leaving = onLeaving({
    handOver: (from) =>
      guard(() => {
        sweeps.run('page-hide')
        if (recorder.next > from) tailEvent(tailOf(document, recorder, sources, stores, asEvent, from))
        return recorder.next
      }, from),
    left: (persisted) => void recorder.add({ type: 'document-left', persisted }),
  })

  const sampler = new StackSampler()
  const stored = new StoredTexts()
  const record: SourceHost['record'] = (draft, stack) => {
    // The browser cuts off what is under way when a document goes: that is no failure of the request.
    if (draft.type === 'request-failed' && leaving.isGone()) return false
    sweeps.ask()
    stored.note(draft)
    return recorder.add(draft, stack) !== undefined
  }
  const encodings = new Encodings(clock)
  encodings.watch(hooks.part('web-storage'))
  const requests = makeRequests(record)
  messenger.refetch = makeRefetch(recorder, requests)
  messenger.isLooking = () => rendered.isLooking || holders.isLooking
  const soon = (job: () => void): void => microtask(() => guard(job, undefined))
  const sourceHost = (technique: Technique | undefined): SourceHost => ({
    record,
    describe: (source, read) => sources.describeOnce(source, read),
    task: () => {
      clock.touch()
      return clock.task
    },
    stack: () => (sampler.isDue(now()) ? captureStack() : undefined),
    // Nobody changes a text: it needs no copy.
    holdCopy: (value) => (typeof value === 'string' ? new HeldReference(value) : HeldCopy.of(value)),
    holdWith: (held, name, value) => (held instanceof HeldCopy ? held.with(name, value) : held),
    holdOwn: (value) => new HeldReference(value),
    holdText: (text) => new HeldText(text),
    encodedIn: (text) => encodings.tookFor(text),
    requests,
    hook: (target, name, before, member) =>
      (technique ? hooks.part(technique) : hooks).hook(target, name, before, member),
    onRedefined: (property, heard) => hooks.definitions.onWindow(property, heard),
    listen: on,
    onSweep: (sweep) => sweeps.add(sweep),
    react: (watch) => discovery.watchRoots('react-hydration', watch),
    proxied: (visit) => discovery.techniquesFor('vue-hydration').proxied(visit),
    idle: (job) => idle.add(job),
    soon,
    cameWith: (root, request) => provenance.cameWith(root, request),
    report: (watched, state, detail) => statuses.set('storage', watched, state, detail),
    guard,
  })
  const adapterHost = (id: string): AdapterHost => ({
    techniques: discovery.techniquesFor(id),
    store: (found) => stores.add(id, found),
    stack: () => captureStack(DEEP),
    framesOf,
    idle: (job) => idle.add(job),
    soon,
    stored: () => stored.all(),
    isFromServer: (value) => provenance.knows(value),
    guard,
    guardHot,
    onStop: (undo) => hooks.onStop(undo),
    sourceOf,
  })

  for (const plugin of plugins) start(plugin.id, () => plugin.start(sourceHost(plugin.technique)))
  for (const adapter of adapters) start(adapter.id, () => adapter.start(adapterHost(adapter.id)))

  function start(id: string, body: () => void): void {
    try {
      body()
    } catch (error) {
      statuses.set(id, id, 'failed', error instanceof Error ? error.message.slice(0, 300) : undefined)
    }
  }

  sweeps.begin(on)
  stirs.begin(on)
  hearSwitches((technique) => {
    hooks.part(technique).stop()
    statuses.set('agent', technique, 'withdrawn', 'switched off in the settings')
  })
  on(window, 'load', () => discovery.pageLoaded())
  sweeps.add(leaving.moveBack)
  hooks.onStop(leaving.stop)
}
