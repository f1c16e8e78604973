import { expect, it } from 'vitest'
import { diagnose } from '../../core/diagnose'
import { codecs } from '../../codecs/registry.generated'
import { orders } from '../../core/identity/orders.fixture'
import { ORIGIN } from '../../core/timeline/builder.fixture'
import { formatPath, parsePath } from '../../core/value/path'
import { standingPath } from './go-to-path'

it.each([
  [undefined, 'lines[0].qty', 'lines[0].qty'],
  ['nr', 'lines["nr=7"].qty', 'lines["nr=7"].qty'],
  // Found by a search, which knows of no choice: in the first source, memory, it is the second.
  ['nr', 'lines[1].qty', 'lines["nr=7"].qty'],
  ['nr', 'lines[9].qty', 'lines'],
])('by %s, %s stands at %s', (key, path, expected) => {
  const identities = key === undefined ? [] : [{ origin: ORIGIN, pattern: 'lines', key }]
  const [subject] = diagnose(orders(), { codecs, rules: [], identities }).subjects
  expect(subject && formatPath(standingPath(subject.tree, parsePath(path) ?? []))).toBe(expected)
})
