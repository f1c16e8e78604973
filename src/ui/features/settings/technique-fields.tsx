import { type Technique, TECHNIQUE_IDS, TECHNIQUES } from '../../../protocol/techniques'

interface TechniqueFieldsProps {
  off: readonly Technique[]
  onChange: (off: readonly Technique[]) => void
}

/** What the agent does to a page, each to be switched off where a page can't bear it. */
export function TechniqueFields({ off, onChange }: TechniqueFieldsProps) {
  const toggle = (technique: Technique): void =>
    onChange(TECHNIQUE_IDS.filter((each) => off.includes(each) !== (each === technique)))
  return (
    <fieldset>
      <legend>In the page</legend>
      <details open={off.length > 0}>
        <summary>{off.length === 0 ? 'Everything is watched' : `Switched off: ${off.length}`}</summary>
        {TECHNIQUE_IDS.map((technique) => (
          <label key={technique} className="check" title={`finds ${TECHNIQUES[technique].finds}`}>
            <input type="checkbox" checked={!off.includes(technique)} onChange={() => toggle(technique)} />
            {TECHNIQUES[technique].label}
            <span className="dim">{TECHNIQUES[technique].finds}</span>
          </label>
        ))}
        <p className="dim settings-note">For pages that a technique disturbs. Holds from the next reload on.</p>
      </details>
    </fieldset>
  )
}
