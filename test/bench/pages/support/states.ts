/**
 * Seeded states; each has passed through JSON once, so that its strings are flat as in a real app. S1: projects with code,
 * S2: entities, S3: a mix, S4: five of these.
 */
export type StateName = 'S1' | 'S2' | 'S3' | 'S4'

export type Random = () => number

/** Mulberry32: the same numbers on every machine. */
export function seeded(seed: number): Random {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T // what went in

const WORDS =
  'const let state return function scene mesh camera render update value index player import from export class extends if else for while await async map filter reduce price color light sound'.split(
    ' ',
  )

const below = (random: Random, end: number): number => Math.floor(random() * end)
const word = (random: Random): string => WORDS[below(random, WORDS.length)] ?? ''
const list = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index))

/** Text of words and numbers, `length` characters of it. */
function text(random: Random, length: number): string {
  const words: string[] = []
  for (let total = 0; total < length; total += (words.at(-1)?.length ?? 0) + 1) {
    words.push(word(random) + below(random, 1000))
  }
  return words.join(' ').slice(0, length)
}

export interface Scene {
  id: string
  name: string
  rev: number
  code: string
}
export interface Projects {
  projects: { id: string; name: string; scenes: Scene[] }[]
  [key: string]: unknown
}

export function projects(
  random: Random,
  { projects: count = 5, scenes = 50, code = 10_240, chat = 100 } = {},
): Projects {
  return {
    version: 1,
    ui: { open: true, tab: 'code' },
    projects: list(count, (i) => ({
      id: `p${i}`,
      name: `Project ${i}`,
      scenes: list(scenes, (j) => ({ id: `p${i}s${j}`, name: `Scene ${j}`, rev: 1, code: text(random, code) })),
    })),
    chat: list(chat, (i) => ({ id: `m${i}`, role: i % 2 ? 'user' : 'bot', text: text(random, 1000) })),
  }
}

export interface Entity {
  id: string
  name: string
  price: number
  tags: string[]
  nested: { a: number; b: string }
}

const entities = (random: Random): Entity[] =>
  list(20_000, (i) => ({
    id: `e${i}`,
    name: `Entity number ${i}`,
    price: below(random, 1e4) / 100,
    tags: [word(random), `tag${below(random, 99)}`, 'x'],
    nested: { a: below(random, 1000), b: `b${below(random, 1e6)}` },
  }))

interface Branch {
  title: string
  on: boolean
  n: number
  children?: { left: Branch; right: Branch }
}

function tree(random: Random, depth: number): Branch {
  const branch: Branch = { title: text(random, 24), on: random() > 0.5, n: below(random, 1e6) }
  if (depth > 0) branch.children = { left: tree(random, depth - 1), right: tree(random, depth - 1) }
  return branch
}

function mix(random: Random): object {
  const byKey: Record<string, object> = {}
  for (let i = 0; i < 15_000; i++) {
    byKey[`key_${i}`] = { label: text(random, 40), count: i, flags: { a: random() > 0.5, b: null } }
  }
  return {
    app: projects(random),
    entities: entities(random),
    logs: list(12_000, () => text(random, 100)),
    byKey,
    tree: tree(random, 12),
    numbers: list(60_000, () => below(random, 1e6)),
  }
}

export function makeState(name: StateName): unknown {
  if (name === 'S1') return copyOf(projects(seeded(42)))
  if (name === 'S2') return copyOf(entities(seeded(42)))
  if (name === 'S3') return copyOf(mix(seeded(42)))
  return copyOf({ parts: list(5, (i) => mix(seeded(100 + i))) })
}
