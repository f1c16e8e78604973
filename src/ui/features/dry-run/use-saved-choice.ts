import { useState } from 'react'
import { codecs } from '../../../codecs/registry.generated'
import { readPasted, readVersion } from '../../../core/dry-run/pasted'
import { likeliest, type SavedState, type Trial } from '../../../core/dry-run/saved-states'
import type { DryRunInput } from '../../../core/dry-run/tried-state'
import { hasUnknown } from '../../../core/timeline/unknown'

/** What a person chose to try, or pasted. */
export interface SavedChoice {
  /** undefined: what is pasted. */
  chosen: SavedState | undefined
  text: string
  version: string
  /** Why it cannot be tried; a sentence. */
  wrong: string | undefined
  choose: (event: string) => void
  paste: (text: string) => void
  setVersion: (version: string) => void
  /** What to try; undefined, and `wrong` says why. */
  read: () => DryRunInput | undefined
}

const asText = (version: number | undefined): string => (version === undefined ? '' : String(version))

/** `onChange`: what was tried before is not what stands there any more. */
export function useSavedChoice(trial: Trial, onChange: () => void): SavedChoice {
  const [chosen, setChosen] = useState(() => likeliest(trial))
  const [text, setText] = useState('')
  const [version, setVersion] = useState(() => asText(likeliest(trial)?.version))
  const [wrong, setWrong] = useState<string>()

  const changed = (): void => {
    setWrong(undefined)
    onChange()
  }
  const choose = (event: string): void => {
    const found = trial.saved.find((each) => each.event === event)
    setChosen(found)
    setVersion(found ? asText(found.version) : '')
    changed()
  }
  const paste = (pasted: string): void => {
    setText(pasted)
    changed()
    const found = readPasted(codecs, pasted)
    if (!('wrong' in found) && found.version !== undefined) setVersion(asText(found.version))
  }
  const read = (): DryRunInput | undefined => {
    const found = chosen ? savedInput(chosen) : readPasted(codecs, text)
    const said = readVersion(version)
    const trouble = 'wrong' in found ? found.wrong : 'wrong' in said ? said.wrong : undefined
    setWrong(trouble)
    return 'wrong' in found || 'wrong' in said ? undefined : { state: found.state, version: said.version }
  }
  const type = (typed: string): void => {
    setVersion(typed)
    changed()
  }
  return { chosen, text, version, wrong, choose, paste, setVersion: type, read }
}

function savedInput({ state, version }: SavedState): DryRunInput | { wrong: string } {
  return hasUnknown(state) ? { wrong: 'This value was too large to be recorded in full.' } : { state, version }
}
