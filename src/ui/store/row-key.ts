import type { Path } from '../../core/value/path'

/** Identifies a path: steps apart from each other, and index 0 apart from the key "0". */
export function rowKey(path: Path): string {
  return path.map(stepKey).join('')
}
export const stepKey = (step: string | number): string =>
  `/${typeof step === 'number' ? `#${step}` : JSON.stringify(step)}`
