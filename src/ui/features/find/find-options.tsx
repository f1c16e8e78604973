import { FIND_PARTS, type FindPart, type FindQuery } from '../../../core/find/query'
import { usePanel } from '../../store/store'

const PARTS: Readonly<Record<FindPart, string>> = { any: 'anything', key: 'keys', value: 'values', path: 'paths' }

const TOGGLES = [
  { key: 'matchCase', glyph: 'Aa', name: 'Match case' },
  { key: 'wholeWord', glyph: '“ ”', name: 'Whole word' },
  { key: 'regex', glyph: '.*', name: 'Regular expression' },
] as const satisfies readonly { key: keyof FindQuery; glyph: string; name: string }[]

/** How the text is meant, and what of the states it is looked for in. */
export function FindOptions() {
  const find = usePanel((state) => state.find)
  const set = usePanel((state) => state.setFind)
  return (
    <>
      {TOGGLES.map(({ key, glyph, name }) => (
        <button
          key={key}
          type="button"
          className="button find-toggle"
          aria-pressed={find[key]}
          aria-label={name}
          title={name}
          onClick={() => set({ [key]: !find[key] })}
        >
          {glyph}
        </button>
      ))}
      <select
        className="field find-part"
        aria-label="Find in"
        value={find.part}
        onChange={({ target }) => set({ part: FIND_PARTS.find((part) => part === target.value) ?? 'any' })}
      >
        {FIND_PARTS.map((part) => (
          <option key={part} value={part}>
            {PARTS[part]}
          </option>
        ))}
      </select>
    </>
  )
}
