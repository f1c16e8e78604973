import { THRESHOLDS } from '../core/thresholds'
import type { SourceKind } from '../core/timeline/event'
import { type Technique, TECHNIQUE_IDS } from '../protocol/techniques'

/** The limits of a judgement that a user may set, in the order the settings show them. */
export const THRESHOLD_FIELDS = [
  { key: 'settledAfterMs', label: 'Settled after', unit: 'ms', min: 100, max: 60_000, says: 'without an event' },
  {
    key: 'writeWithinMs',
    label: 'A write may follow within',
    unit: 'ms',
    min: 0,
    max: 600_000,
    says: 'of the change; then storage is behind',
  },
  {
    key: 'writeDelayFactor',
    label: 'or within',
    unit: 'times',
    min: 1,
    max: 100,
    says: 'the longest delay that was seen',
  },
  {
    key: 'rollbackWithinMs',
    label: 'A refused change may be taken back within',
    unit: 'ms',
    min: 0,
    max: 600_000,
    says: 'of the answer',
  },
] as const

export type ThresholdKey = (typeof THRESHOLD_FIELDS)[number]['key']
export type ThresholdSettings = Readonly<Record<ThresholdKey, number>>

/** Kinds of source whose columns can be hidden by default: memory is what the others are compared with. */
export const HIDEABLE = [
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'cookie',
  'server',
] as const satisfies readonly SourceKind[]
export type HideableKind = (typeof HIDEABLE)[number]

const CHOICES = {
  theme: ['devtools', 'light', 'dark'],
  times: ['local', 'utc'],
  density: ['compact', 'comfortable'],
} as const
type Choices = { readonly [K in keyof typeof CHOICES]: (typeof CHOICES)[K][number] }

/** What the user has set once and for all: all that the extension ever stores. */
export interface Settings extends Choices {
  onlyDifferences: boolean
  hiddenKinds: readonly HideableKind[]
  /** What the agent does without, in documents to come. */
  techniquesOff: readonly Technique[]
  thresholds: ThresholdSettings
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'devtools',
  times: 'local',
  density: 'compact',
  onlyDifferences: true,
  hiddenKinds: [],
  techniquesOff: [],
  thresholds: {
    settledAfterMs: THRESHOLDS.settledAfterMs,
    writeWithinMs: THRESHOLDS.writeWithinMs,
    writeDelayFactor: THRESHOLDS.writeDelayFactor,
    rollbackWithinMs: THRESHOLDS.rollbackWithinMs,
  },
}

/** What is wrong with a threshold, as a sentence; undefined for a good one. */
export function thresholdProblem(key: ThresholdKey, value: unknown): string | undefined {
  const field = THRESHOLD_FIELDS.find((each) => each.key === key)
  if (!field) return `There is no threshold ${key}.`
  const { label, unit, min, max } = field
  const good = typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max
  return good ? undefined : `“${label}” takes a number from ${min} to ${max} ${unit}, not ${printed(value)}.`
}

/** Settings as they were stored, with the default for each one that is missing or wrong; and a sentence for each wrong one. */
export function parseSettings(input: unknown): { settings: Settings; problems: string[] } {
  const problems: string[] = []
  if (input === undefined) return { settings: DEFAULT_SETTINGS, problems }
  if (!isRecord(input))
    return { settings: DEFAULT_SETTINGS, problems: [`Settings are no object but ${printed(input)}.`] }
  const choice = <T extends string>(key: keyof Choices, choices: readonly T[], otherwise: T): T => {
    const found = input[key]
    const known = choices.find((each) => each === found)
    if (known === undefined && found !== undefined)
      problems.push(`“${key}” takes ${choices.join(', ')}, not ${printed(found)}.`)
    return known ?? otherwise
  }
  const settings = {
    theme: choice('theme', CHOICES.theme, DEFAULT_SETTINGS.theme),
    times: choice('times', CHOICES.times, DEFAULT_SETTINGS.times),
    density: choice('density', CHOICES.density, DEFAULT_SETTINGS.density),
    onlyDifferences: flag(input['onlyDifferences'], problems),
    hiddenKinds: some('hiddenKinds', HIDEABLE, 'kinds of source', input, problems),
    techniquesOff: some('techniquesOff', TECHNIQUE_IDS, 'names of techniques', input, problems),
    thresholds: thresholds(input['thresholds'], problems),
  }
  return { settings, problems }
}

function flag(input: unknown, problems: string[]): boolean {
  if (typeof input === 'boolean') return input
  if (input !== undefined) problems.push(`“onlyDifferences” takes true or false, not ${printed(input)}.`)
  return DEFAULT_SETTINGS.onlyDifferences
}

/** Those of `known` that a setting lists, in their own order. */
function some<T extends string>(
  key: keyof Settings,
  known: readonly T[],
  what: string,
  settings: Readonly<Record<string, unknown>>,
  problems: string[],
): T[] {
  const input = settings[key]
  if (input === undefined) return []
  const found: readonly unknown[] = Array.isArray(input) ? input : [input]
  const listed = known.filter((each) => found.includes(each))
  if (listed.length < found.length) problems.push(`“${key}” takes ${what}, not ${printed(input)}.`)
  return listed
}

function thresholds(input: unknown, problems: string[]): ThresholdSettings {
  if (input !== undefined && !isRecord(input)) problems.push(`“thresholds” takes an object, not ${printed(input)}.`)
  const found = isRecord(input) ? input : {}
  const set: Record<ThresholdKey, number> = { ...DEFAULT_SETTINGS.thresholds }
  for (const { key } of THRESHOLD_FIELDS) {
    const value = found[key]
    if (value === undefined) continue
    const problem = thresholdProblem(key, value)
    if (problem === undefined && typeof value === 'number') set[key] = value
    else if (problem !== undefined) problems.push(problem)
  }
  return set
}

const isRecord = (input: unknown): input is Record<string, unknown> =>
  typeof input === 'object' && input !== null && !Array.isArray(input)

const printed = (value: unknown): string =>
  (typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))).slice(0, 80)
