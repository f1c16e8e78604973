import type { IgnoredFinding } from '../diagnosis'
import type { Ignoring } from '../ignore/rule'
import { parsePath } from '../value/path'
import type { Judged } from './judge'

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
