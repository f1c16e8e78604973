import { SOURCE_LOOKS } from '../../components/sources'
import { useDialog } from '../../components/use-dialog'
import { DEFAULT_SETTINGS, HIDEABLE, type HideableKind, type Settings } from '../../settings'
import { usePanel } from '../../store/store'
import { IdentityFields } from './identity-fields'
import { IgnoreFields } from './ignore-fields'
import { TechniqueFields } from './technique-fields'
import { ThresholdFields } from './threshold-fields'
import './settings.css'

/** What the user sets once and for all. Every change holds at once. */
export function SettingsDialog() {
  const open = usePanel((state) => state.dialog === 'settings')
  return open && <OpenSettings />
}

function OpenSettings() {
  const { ref, close, props } = useDialog(usePanel((state) => state.closeDialog))
  const settings = usePanel((state) => state.settings)
  const set = usePanel((state) => state.setSettings)
  const toggle = (kind: HideableKind): void => {
    const { hiddenKinds } = settings
    set({ hiddenKinds: HIDEABLE.filter((each) => hiddenKinds.includes(each) !== (each === kind)) })
  }
  return (
    <dialog
      ref={ref}
      className="settings"
      aria-label="Settings"
      {...props}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2>Settings</h2>
      <Choice
        name="Theme"
        value={settings.theme}
        choices={{ devtools: 'as DevTools', light: 'light', dark: 'dark' }}
        onChange={(theme) => set({ theme })}
      />
      <Choice
        name="Density"
        value={settings.density}
        choices={{ compact: 'compact', comfortable: 'comfortable' }}
        onChange={(density) => set({ density })}
      />
      <Choice
        name="Times"
        value={settings.times}
        choices={{ local: 'local', utc: 'UTC' }}
        onChange={(times) => set({ times })}
      />
      <fieldset>
        <legend>Comparison</legend>
        <label className="check">
          <input
            type="checkbox"
            checked={settings.onlyDifferences}
            onChange={(event) => set({ onlyDifferences: event.target.checked })}
          />
          Hide equal paths
        </label>
        <div role="group" aria-label="Hidden columns" className="settings-kinds">
          Hide columns of
          {HIDEABLE.map((kind) => (
            <label key={kind} className="check">
              <input type="checkbox" checked={settings.hiddenKinds.includes(kind)} onChange={() => toggle(kind)} />
              {SOURCE_LOOKS[kind].name}
            </label>
          ))}
        </div>
      </fieldset>
      <IgnoreFields />
      <IdentityFields />
      <ThresholdFields values={settings.thresholds} onChange={(thresholds) => set({ thresholds })} />
      <TechniqueFields off={settings.techniquesOff} onChange={(techniquesOff) => set({ techniquesOff })} />
      <p className="dim settings-note">
        Kept in the extension. What is ignored, aligned, linked and watched is kept for its site, the rest for every
        page.
      </p>
      <footer>
        <button type="button" className="button outlined" onClick={() => set(DEFAULT_SETTINGS)}>
          Reset all
        </button>
        <button type="button" className="button primary" onClick={() => close()}>
          Done
        </button>
      </footer>
    </dialog>
  )
}

type Chosen = Settings['theme'] | Settings['density'] | Settings['times']

interface ChoiceProps<T extends Chosen> {
  name: string
  value: T
  choices: Readonly<Record<T, string>>
  onChange: (value: T) => void
}

function Choice<T extends Chosen>({ name, value, choices, onChange }: ChoiceProps<T>) {
  // The keys of an object literal of exactly these keys.
  const keys = Object.keys(choices) as T[]
  return (
    <fieldset className="settings-choice">
      <legend>{name}</legend>
      {keys.map((key) => (
        <label key={key} className="check">
          <input type="radio" name={name} checked={key === value} onChange={() => onChange(key)} />
          {choices[key]}
        </label>
      ))}
    </fieldset>
  )
}
