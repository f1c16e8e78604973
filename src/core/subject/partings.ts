import { divergences } from '../diff/align'
import type { AlignedNode } from '../diff/aligned'
import type { DiagnosedSubject } from '../diagnosis'
import { THRESHOLDS } from '../thresholds'
import { lastCommon } from '../timeline/changes'
import { isSnapshot } from '../timeline/channel'
import type { Reading } from '../timeline/history'
import type { Entry } from '../timeline/merge'
import type { Path } from '../value/path'

/** A stretch of time in which the sources of a subject were apart. */
export interface Stretch {
  /** ms since the epoch: the first change after the sources had last agreed. */
  from: number
  /** The event of that change. */
  event: string
  /** Until they agreed again; absent: they are apart still. */
  to?: number
}

export interface Partings {
  stretches: Stretch[]
  /** Of a long history only so many moments were looked at: a short stretch may be missing. */
  sampled: boolean
}

type Standing = 'together' | 'awaited' | 'apart'

/** What is known of moments of a subject, by the two facts they lie between: kept, a longer recording is looked at further. */
export type Looked = Map<string, Standing>

/** Moments of one subject that are looked at. */
const LOOKED_AT = 300
/** Rows and steps looked back through to tell when sources parted. */
const ROWS = 10
const STEPS_BACK = 20_000

/**
 * When the sources of a subject were apart, at a path of it or anywhere: what a reader sees who goes through all moments, so a
 * write that was merely awaited is no parting. A generator, for it compares many moments: whoever asks may rest in between.
 */
export function* partingsOf(
  subject: DiagnosedSubject,
  path: Path = [],
  looked: Looked = new Map(),
): Generator<undefined, Partings> {
  const all = changesOf(subject)
  // Of those of one millisecond the last: what stood for less than that is no moment.
  const facts = all.filter(({ event }, index) => event.at !== all[index + 1]?.event.at)
  const names = JSON.stringify(subject.members.map(({ source, mount }) => [source.id, mount]))
  const momentAfter = (index: number): DiagnosedSubject => {
    const [fact, next] = [facts[index], facts[index + 1]]
    // When the next of its facts comes: what was awaited has come by then, or has not.
    return fact && next ? subject.at(fact.seq, next.event.at) : subject
  }
  const standing = (index: number): Standing => {
    const key = `${names} ${facts[index]?.id} ${facts[index + 1]?.id}`
    const known = facts[index + 1] ? looked.get(key) : undefined
    if (known !== undefined) return known
    const found = standingAt(momentAfter(index), path)
    looked.set(key, found)
    return found
  }

  const stretches: Stretch[] = []
  const stride = Math.max(1, Math.ceil(facts.length / LOOKED_AT))
  let isApart = false
  let wereTogether = true
  for (let index = 0; index < facts.length; index++) {
    const last = Math.min(facts.length - 1, index + stride - 1)
    const then = standing(last)
    yield
    if ((then === 'apart') !== isApart) {
      let [from, to] = [index, last]
      while (from < to) {
        const middle = (from + to) >> 1
        if ((standing(middle) === 'apart') === isApart) from = middle + 1
        else to = middle
        yield
      }
      const fact = facts[to]
      const before = stretches.at(-1)
      isApart = !isApart
      if (fact && !isApart && before) before.to = fact.event.at
      else if (fact) {
        const settled = facts[to + 1]?.event.at ?? fact.event.at + THRESHOLDS.settledAfterMs
        const sameTime = all.filter(({ event }) => event.at === fact.event.at)
        const first = sameTime.find(({ seq }) => standingAt(subject.at(seq, settled), path) === 'apart')
        begin(stretches, begun(momentAfter(to), path, first ?? fact), wereTogether)
      }
      wereTogether = false
    }
    wereTogether ||= then === 'together'
    index = last
  }
  return { stretches: stretches.filter(lasts), sampled: stride > 1 }
}

/** What was merely awaited in between has not come: the sources have been apart all the time. */
function begin(stretches: Stretch[], stretch: Stretch, wereTogether: boolean): void {
  const before = stretches.at(-1)
  if (before && !(wereTogether && before.to !== undefined && before.to < stretch.from)) delete before.to
  else stretches.push(stretch)
}

/** Sources that agree again before a subject settles were on their way. */
function lasts({ from, to }: Stretch): boolean {
  return to === undefined || to - from >= THRESHOLDS.settledAfterMs
}

/** The facts that can have changed how a subject stands, in order. */
function changesOf({ members }: DiagnosedSubject): Entry[] {
  const facts = new Map<number, Entry>()
  for (const { history, resource } of members) {
    for (const { entry } of [...history.readings, ...history.refused]) facts.set(entry.seq, entry)
    const { requests = [], mutations = [] } = resource ?? {}
    for (const { exchange } of [...requests, ...mutations]) {
      for (const entry of [exchange.started, exchange.ended, exchange.read]) if (entry) facts.set(entry.seq, entry)
    }
  }
  return [...facts.values()].toSorted((a, b) => a.seq - b.seq)
}

function standingAt({ tree, settled }: DiagnosedSubject, path: Path): Standing {
  let node: AlignedNode | undefined = tree
  for (const step of path) {
    if (!node || node.divergent + node.benign === 0) return 'together'
    node = node.children().find((child) => child.path.at(-1) === step)
  }
  if (!node) return 'together'
  if (node.divergent > 0) return 'apart'
  return node.benign > 0 && !settled ? 'awaited' : 'together'
}

/** A stretch as it is told at the first moment that shows it. */
function begun({ members, tree }: DiagnosedSubject, path: Path, fact: Entry): Stretch {
  const [first, ...others] = members.filter(({ source }) => !isSnapshot(source))
  const paths =
    path.length > 0
      ? [path]
      : divergences(tree)
          .slice(0, ROWS)
          .map((node) => node.path)
  const steps = { left: STEPS_BACK }
  let earliest: Reading | undefined
  for (const each of first ? paths : []) {
    for (const other of others) {
      const parting = first && lastCommon(each, first, other, steps)?.parting
      if (parting && (!earliest || parting.at < earliest.at)) earliest = parting
    }
  }
  return earliest ? { from: earliest.at, event: earliest.entry.id } : { from: fact.event.at, event: fact.id }
}
