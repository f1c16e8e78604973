import type { Ignoring } from '../ignore/rule'
import type { Finding } from '../session/session'
import { parsePath } from '../value/path'
import type { Judged } from './judge'

/** A finding that is not reported, for all it is about is ignored. */
export interface IgnoredFinding {
  finding: Finding
  /** The patterns of the rules that ignore it. */
  by: string[]
}

/** What the rules said, and apart from it what is about ignored paths alone. A finding that names no path is about the whole. */
export function setApart(
  judged: readonly Judged[],
  ignoring: Ignoring | undefined,
): { judged: readonly Judged[]; ignored: readonly IgnoredFinding[] } {
  if (!ignoring) return { judged, ignored: [] }
  const reported: Judged[] = []
  const ignored: IgnoredFinding[] = []
  for (const each of judged) {
    const by = each.finding.paths.map((path) => ignoring.by(parsePath(path) ?? []).map(({ pattern }) => pattern))
    if (by.length === 0 || by.some((rules) => rules.length === 0)) reported.push(each)
    else ignored.push({ finding: each.finding, by: [...new Set(by.flat())] })
  }
  return { judged: reported, ignored }
}
