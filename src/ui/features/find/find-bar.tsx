import { useEffect, useRef } from 'react'
import { count, plural } from '../../components/time'
import { usePanel } from '../../store/store'
import type { Matches } from './matches'
import { useHighlight } from './use-highlight'
import { useMatches } from './use-matches'
import './find.css'

/** The field of Ctrl+F: what the view on screen has of a text, and the way from match to match. */
export function FindBar() {
  const open = usePanel((state) => state.findOpen)
  return open && <OpenFindBar />
}

function OpenFindBar() {
  const text = usePanel((state) => state.findText)
  const setText = usePanel((state) => state.setFindText)
  const asked = usePanel((state) => state.findAsked)
  const close = usePanel((state) => state.closeFind)
  const field = useRef<HTMLInputElement>(null)
  const { paths, events, view, go } = useMatches()
  const matches = view === 'paths' ? paths : events
  useHighlight(text)
  useEffect(() => {
    if (asked > 0) field.current?.select()
  }, [asked])
  const leave = (): void => {
    close()
    document.querySelector<HTMLElement>('main [role=treegrid], main [role=listbox]')?.focus()
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' && event.target === field.current) go(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    // DevTools would open its drawer.
    event.stopPropagation()
  }
  return (
    <search className="find" aria-label="Find" onKeyDown={onKeyDown}>
      <input
        ref={field}
        type="text"
        className="field"
        placeholder={view === 'paths' ? 'Find in paths and values' : 'Find in events'}
        aria-label="Find"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <small
        role="status"
        aria-label="Matches"
        className={`numbers${text !== '' && matches.count === 0 ? ' tone-bad' : ''}`}
      >
        {text !== '' && counted(matches)}
      </small>
      <button
        type="button"
        className="button"
        aria-label="Previous match"
        title="Previous match (Shift+Enter)"
        onClick={() => go(-1)}
      >
        ↑
      </button>
      <button type="button" className="button" aria-label="Next match" title="Next match (Enter)" onClick={() => go(1)}>
        ↓
      </button>
      <Elsewhere view={view} matches={view === 'paths' ? events : paths} />
      <span className="grow" />
      <button type="button" className="button" aria-label="Close find" title="Close (Escape)" onClick={leave}>
        ✕
      </button>
    </search>
  )
}

/** What the other view has, and the way there. */
function Elsewhere({ view, matches }: { view: 'paths' | 'events'; matches: Matches }) {
  const setTab = usePanel((state) => state.setTab)
  if (matches.count === 0) return undefined
  const [tab, text] =
    view === 'paths'
      ? (['timeline', `${plural(matches.count, 'event')} in the timeline`] as const)
      : (['compare', `${plural(matches.count, 'path')} in the comparison`] as const)
  return (
    <button type="button" className="link ellipsis" onClick={() => setTab(tab)}>
      {text}
    </button>
  )
}

function counted({ count: found, complete, at }: Matches): string {
  const all = `${count(found)}${complete ? '' : '+'}`
  if (found === 0) return complete ? 'not found' : 'not found in the first rows'
  return at < 0 ? `${all} found` : `${count(at + 1)} of ${all}`
}
