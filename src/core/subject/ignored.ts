import type { IgnoredFinding } from '../diagnosis'
import type { IgnoreRule, Ignoring, Muting } from '../ignore/rule'
import { parsePath, type Path } from '../value/path'
import type { Judged } from './judge'

/** What the rules said, and apart from it what a person does not want to hear: of ignored paths alone, and of muted rules. */
export function setApart(
  judged: readonly Judged[],
  ignoring: Ignoring | undefined,
  muting: Muting | undefined,
): { judged: readonly Judged[]; ignored: readonly IgnoredFinding[] } {
  if (!ignoring && !muting) return { judged, ignored: [] }
  const reported: Judged[] = []
  const ignored: IgnoredFinding[] = []
  for (const each of judged) {
    const { finding } = each
    const unwanted = (path: Path): IgnoreRule[] => [
      // One that names no path is about the whole: of that no path is ignored, but the rule may be muted.
      ...(path.length > 0 ? (ignoring?.by(path) ?? []) : []),
      ...(muting?.(finding.rule, path) ?? []),
    ]
    const paths = finding.paths.length > 0 ? finding.paths.map((path) => parsePath(path) ?? []) : [[]]
    const by = paths.map(unwanted)
    if (by.some((rules) => rules.length === 0)) reported.push(each)
    else ignored.push({ finding, by: [...new Set(by.flat())] })
  }
  return { judged: reported, ignored }
}
