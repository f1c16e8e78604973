import { FlattenMap, originalPositionFor, sourceContentFor, type TraceMap } from '@jridgewell/trace-mapping'
import type { Frame } from '../../core/diagnosis'
import type { Original } from '../store/originals-slice'
import { declarationOf, identifierAt } from './identifiers'

export interface TraceInput {
  /** The script's text, in which names are looked for. */
  script: string
  map: string
  /** Where the map is: sources are named relative to it. */
  mapUrl: string
  frames: readonly Frame[]
}

/** The original of each frame of one script, undefined where the map has none. Throws a sentence for what is no map. */
export function traceFrames({ script, map, mapUrl, frames }: TraceInput): (Original | undefined)[] {
  const trace = parsed(map, mapUrl)
  const lines = script.split('\n')
  return frames.map((frame) => {
    const { source, line, column } = originalPositionFor(trace, { line: frame.line, column: frame.column - 1 })
    if (source === null) return undefined
    const fn = originalName(trace, lines, frame)
    return { url: source, line, column: column + 1, ...(fn !== undefined && { fn }) }
  })
}

/** Servers may put `)]}'` before JSON, so that it is no script. */
const GUARD = /^\)\]\}'?[^\n]*\n/

function parsed(text: string, url: string): TraceMap {
  let map: unknown
  try {
    map = JSON.parse(text.replace(GUARD, ''))
  } catch {
    throw new Error('it is not JSON')
  }
  if (typeof map !== 'object' || map === null) throw new Error('it is no object')
  if (!('mappings' in map && typeof map.mappings === 'string') && !('sections' in map && Array.isArray(map.sections)))
    throw new Error('it has neither mappings nor sections')
  try {
    return new FlattenMap(text.replace(GUARD, ''), url)
  } catch {
    throw new Error('its mappings cannot be read')
  }
}

/**
 * A map names what stands at a place, not the function around it. So the place is taken at which the minified function gets
 * its name: what the map says was written there, or else what the original text has there.
 */
function originalName(trace: TraceMap, lines: readonly string[], frame: Frame): string | undefined {
  const minified = frame.fn.split('.').at(-1) ?? ''
  const declared = declarationOf(lines, minified, frame)
  if (!declared) return undefined
  const { source, line, column, name } = originalPositionFor(trace, declared)
  if (name !== null) return name
  if (source === null) return undefined
  return identifierAt(sourceContentFor(trace, source)?.split('\n')[line - 1] ?? '', column)
}
