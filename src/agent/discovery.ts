import type { Techniques } from '../adapters/define-adapter'
import type { Technique } from '../protocol/techniques'
import type { ReactWatch } from '../sources/define-source'
import { guard, guardHot } from './guard'
import type { Hooks } from './hooks'
import type { IdleQueue } from './idle'
import { timeout } from './primordials'
import { ReactTrees } from './react-trees'
import type { Statuses } from './statuses'
import { hearAnnouncements, hearFound } from './techniques/announced'
import { watchAssign } from './techniques/assign'
import { bait } from './techniques/bait'
import { watchSetAdd, watchWeakMapSet } from './techniques/collected'
import { ComponentValues } from './techniques/component-values'
import { chainGlobal } from './techniques/global'
import { watchForEach } from './techniques/for-each'
import { watchProxies } from './techniques/proxied'
import { watchReact } from './techniques/react-hook'
import { ReactStates } from './techniques/react-states'

/** Baits are gone at latest so long after load, in milliseconds. */
const BAITED_FOR = 10_000

/** Arms the techniques once each, however many adapters share them, and keeps book of how they go. */
export class Discovery {
  private readonly withdrawals: { done: () => void; hit: boolean }[] = []
  /** Who visits a hook that adapters share. */
  private readonly shared = new Map<string, unknown[]>()
  private readonly rounds: ((set: ReadonlySet<unknown>, callback: (entry: unknown) => unknown) => boolean)[] = []
  private readonly commits: ((root: unknown) => void)[] = []
  private loaded = false
  readonly trees: ReactTrees
  private toolsAreIn = (): void => undefined

  constructor(
    private readonly hooks: Hooks,
    private readonly statuses: Statuses,
    private readonly idle: IdleQueue,
  ) {
    this.trees = new ReactTrees(
      idle,
      (visit) => this.hearCommits(visit),
      (undo) => hooks.part('react-hook').onStop(undo),
    )
  }

  /** What one adapter is handed. */
  techniquesFor(plugin: string): Techniques {
    const counted =
      <A extends unknown[]>(id: string, visit: (...args: A) => boolean) =>
      (...args: A): boolean => {
        const hit = visit(...args)
        if (hit) this.statuses.set(plugin, id, 'hit')
        return hit
      }
    /** What leaves the page again. `put` gets whom to tell of a hit, and returns what takes it away. */
    const arm = (id: string, technique: Technique, put: (hit: () => void) => () => void): void => {
      const withdrawal = { done: (): void => undefined, hit: false }
      const remove = put(() => {
        this.statuses.set(plugin, id, 'hit')
        withdrawal.hit = true
        if (this.loaded) this.idle.add(withdrawal.done)
      })
      withdrawal.done = () => {
        remove()
        this.statuses.set(plugin, id, 'withdrawn')
      }
      this.withdrawals.push(withdrawal)
      this.hooks.part(technique).onStop(remove)
      this.statuses.set(plugin, id, 'armed')
    }
    /** One hook for all adapters that ask for it. `put` sets it, once; what it gets throws nothing, and is called all the time. */
    const share = <A, B, C>(
      id: string,
      visit: (a: A, b: B, c: C) => boolean,
      put: (all: (a: A, b: B, c?: C) => void) => void,
    ): void => {
      const known = this.shared.get(id)
      const visits = (known ?? []) as ((a: A, b: B, c?: C) => void)[] // one hook has one kind of visitor
      visits.push(
        guardHot((a: A, b: B, c: C) => {
          if (visit(a, b, c)) this.statuses.set(plugin, id, 'hit')
        }),
      )
      this.statuses.set(plugin, id, 'armed')
      if (known) return
      this.shared.set(id, visits)
      put((a, b, c) => {
        for (let i = 0; i < visits.length; i++) visits[i]?.(a, b, c)
      })
    }
    return {
      bait: (property, visit) => {
        const id = `bait ${property}`
        arm(id, 'baits', (hit) => bait(property, { set: (owner, value) => hitIf(visit(owner, value), hit) }))
      },
      baitRead: (property, visit) => {
        const id = `bait ${property}`
        arm(id, 'baits', (hit) =>
          bait(property, {
            get: (owner) => {
              hitIf(visit(owner), hit)
              return undefined
            },
          }),
        )
      },
      baitAnswer: (property, answer) =>
        arm(`bait ${property}`, 'baits', (hit) => bait(property, { get: (owner) => answer(owner, hit) })),
      global: (name, wrap) => arm(name, 'devtools-globals', (hit) => chainGlobal(name, (real) => wrap(real, hit))),
      assign: (visit) => share('Object.assign', visit, (all) => watchAssign(this.hooks.part('object-assign'), all)),
      forEach: (visit) => {
        this.rounds.push(counted('Set.forEach', visit))
        this.statuses.set(plugin, 'Set.forEach', 'armed')
        if (this.rounds.length > 1) return
        watchForEach(this.hooks.part('set-for-each'), (set, callback) =>
          this.rounds.reduce((watch, each) => guard(() => each(set, callback), false) || watch, false),
        )
      },
      symbolDefined: (visit) =>
        share('Object.defineProperty', visit, (all) =>
          this.hooks.definitions.onSymbol(this.hooks.part('define-property'), all),
        ),
      proxied: (visit) => share('Proxy', visit, (all) => watchProxies(this.hooks.part('proxy'), all)),
      weakMapSet: (visit) => share('WeakMap.set', visit, (all) => watchWeakMapSet(this.hooks.part('weak-map'), all)),
      setAdded: (visit) => {
        const id = 'Set.add'
        const tell = counted(id, visit)
        let found = false
        const remove = watchSetAdd(this.hooks.part('set-add'), (set, pair) => {
          found = tell(set, pair) || found
        })
        this.statuses.set(plugin, id, 'armed')
        const done = (): void => {
          // Every further subscriber of the stores has to be heard.
          if (found) return
          remove()
          this.statuses.set(plugin, id, 'withdrawn')
        }
        this.withdrawals.push({ done, hit: false })
      },
      announced: (visit) =>
        share(
          'announced',
          (registration: unknown, onWithdrawn: (end: () => void) => void) => {
            const problem = visit(registration, onWithdrawn)
            if (problem !== undefined) this.statuses.set(plugin, 'announced', 'failed', problem)
            return problem === undefined
          },
          (all) => hearAnnouncements(this.hooks, all),
        ),
      react: (visit) => share('React', visit, (all) => this.walkReact((values) => all(values, undefined))),
      reactState: (visit) => {
        this.statuses.set(plugin, 'React state', 'armed')
        const states = new ReactStates((state) => {
          const listener = visit(state)
          if (listener) this.statuses.set(plugin, 'React state', 'hit')
          return listener
        })
        this.trees.show(states)
        this.trees.onCommit(() => states.committed())
        this.trees.onUpdate(() => states.asked())
      },
    }
  }

  /** Hears of React's roots: when one is made, by the container it is given first, and of each commit. */
  watchRoots(plugin: string, { made, committed }: ReactWatch): void {
    this.techniquesFor(plugin).bait('containerInfo', (root, container) => {
      made(root, container)
      return false
    })
    this.hearCommits(committed)
  }

  private hearCommits(visit: (root: unknown) => void): void {
    this.commits.push(visit)
    if (this.commits.length > 1) return
    this.toolsAreIn = watchReact(this.hooks.part('react-hook'), (root) => {
      for (const each of this.commits) guard(() => each(root), undefined)
    })
  }

  /** Call when the page's `load` event has come. */
  pageLoaded(): void {
    this.loaded = true
    this.toolsAreIn()
    for (const { hit, done } of this.withdrawals) {
      if (hit) this.idle.add(done)
      else timeout(() => guard(done, undefined), BAITED_FOR)
    }
  }

  private walkReact(visit: (values: readonly object[]) => void): void {
    // A deep scan finds the same kind of values, elsewhere.
    hearFound(this.hooks, (value) => visit([value]))
    this.trees.show(new ComponentValues(visit))
  }
}

function hitIf(found: boolean, hit: () => void): boolean {
  if (found) hit()
  return found
}
