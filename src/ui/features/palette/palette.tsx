import { useId, useMemo, useState } from 'react'
import { useDialog } from '../../components/use-dialog'
import { usePanel } from '../../store/store'
import { shownDiagnosis, shownSubject } from '../../store/selectors'
import { subjectTab, useTabLabels } from '../../store/tab-labels'
import { answer, type AnswerGroup, findingEntries, keyEntries, pathEntries, subjectEntries } from './entries'
import { PaletteOption } from './palette-option'
import { useCommands } from './use-commands'
import { useGoTo } from './use-go-to'
import './palette.css'

/** Commands, subjects, findings and paths behind one field (Ctrl+K); with `?` the keys. */
export function Palette() {
  const open = usePanel((state) => state.dialog === 'palette')
  return open && <OpenPalette />
}

/** A WAI-ARIA combobox with a list of options; the focus stays in the field. */
function OpenPalette() {
  const id = useId()
  const { ref, close, props } = useDialog(usePanel((state) => state.closeDialog))
  const start = usePanel((state) => state.paletteStart)
  const [text, setText] = useState(start)
  const [chosen, setChosen] = useState(0)
  const groups = useAnswers(text)
  const flat = groups.flatMap(({ answers }) => answers)
  const at = Math.min(chosen, flat.length - 1)

  const run = (index: number): void => {
    const entry = flat[index]
    if (!entry) return
    // The focus is back where it was before the command moves it.
    close()
    entry.run()
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    // DevTools has keys of its own.
    event.stopPropagation()
    const last = flat.length - 1
    const to = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(last, at + 10),
      PageUp: Math.max(0, at - 10),
    }[event.key]
    if (to !== undefined) setChosen(to)
    else if (event.key === 'Enter') run(at)
    else return
    event.preventDefault()
  }
  return (
    <dialog
      ref={ref}
      className="palette"
      aria-label="Commands"
      {...props}
      onKeyDown={onKeyDown}
      onMouseDown={(event) => event.target === ref.current && close()}
    >
      <input
        type="text"
        className="field"
        role="combobox"
        aria-label="Command, subject, finding or path"
        aria-expanded={flat.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        placeholder="Command, subject, finding or path; ? for the keys"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setChosen(0)
        }}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Commands" className="palette-list">
        {groups.map((group) => (
          <div key={group.name} role="group" aria-label={group.name}>
            <div role="presentation" className="palette-group">
              {group.name}
            </div>
            {group.answers.map((entry) => {
              const index = flat.indexOf(entry)
              return (
                <PaletteOption
                  key={entry.id}
                  id={`${id}-${index}`}
                  answer={entry}
                  selected={index === at}
                  onPoint={() => setChosen(index)}
                  onRun={() => run(index)}
                />
              )
            })}
          </div>
        ))}
      </div>
      <p role="status" className={flat.length === 0 ? 'palette-none dim' : 'hidden-visually'}>
        {flat.length === 0 ? `Nothing matches “${text}”` : `${flat.length} found`}
      </p>
    </dialog>
  )
}

function useAnswers(text: string): AnswerGroup[] {
  const tabs = useTabLabels()
  const diagnosis = usePanel(shownDiagnosis)
  const subject = usePanel(shownSubject)
  const commands = useCommands()
  const goTo = useGoTo()
  return useMemo(() => {
    if (text.startsWith('?'))
      return answer([{ name: 'Keys', entries: keyEntries(() => undefined) }], text.slice(1), Infinity)
    const groups = [{ name: 'Commands', entries: commands }]
    if (diagnosis) {
      groups.push({
        name: 'Subjects',
        entries: subjectEntries(diagnosis, goTo.subject, (each) => tabs.of(subjectTab(each))),
      })
      groups.push({ name: 'Findings', entries: findingEntries(diagnosis, goTo.finding) })
      groups.push({ name: 'Paths', entries: pathEntries(subject, text, goTo.path) })
    }
    return answer(groups, text)
  }, [text, diagnosis, subject, tabs, commands, goTo])
}
