import { useEffect, useId, useMemo, useRef } from 'react'
import { compile, plainMatcher } from '../../../core/find/query'
import { plural } from '../../components/time'
import { scopeOf } from '../../store/find-slice'
import { usePanel } from '../../store/store'
import { FindOptions } from './find-options'
import { FindScope } from './find-scope'
import { FoundList } from './found-list'
import type { Matches } from './matches'
import { counted } from './told-search'
import { useFound } from './use-found'
import { useHighlight } from './use-highlight'
import { useMatches } from './use-matches'
import './find.css'

/** The field of Ctrl+F: what the view on screen has of a text, or all sources at any time; and the way from match to match. */
export function FindBar() {
  const open = usePanel((state) => state.findOpen)
  return open && <OpenFindBar />
}

const NOTHING = plainMatcher('')
const PLACEHOLDERS = {
  paths: 'Find in paths and values',
  events: 'Find in events',
  everywhere: 'Find in all sources, at any time',
}

function OpenFindBar() {
  const id = useId()
  const query = usePanel((state) => state.find)
  const set = usePanel((state) => state.setFind)
  const everywhere = usePanel((state) => scopeOf(state) === 'everywhere')
  const asked = usePanel((state) => state.findAsked)
  const close = usePanel((state) => state.closeFind)
  const field = useRef<HTMLInputElement>(null)
  const made = useMemo(() => compile(query), [query])
  const matcher = 'matcher' in made ? made.matcher : NOTHING
  const { paths, events, view, go: goHere } = useMatches(everywhere ? undefined : matcher)
  const found = useFound(everywhere && 'matcher' in made)
  useHighlight(matcher, query.text !== '' && !query.regex)
  useEffect(() => {
    if (asked > 0) field.current?.select()
  }, [asked])
  const go = everywhere ? found.go : goHere
  const leave = (): void => {
    close()
    document.querySelector<HTMLElement>('main [role=treegrid], main [role=listbox]')?.focus()
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const isText = event.target === field.current
    const isList = event.target instanceof HTMLElement && event.target.role === 'listbox'
    const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Escape') leave()
    else if (event.key === 'F3' || (event.key === 'Enter' && (isText || isList))) go(event.shiftKey ? -1 : 1)
    else if (everywhere && arrow !== undefined && (isText || isList)) go(arrow === 1 ? 1 : -1)
    else return
    event.preventDefault()
    // DevTools would open its drawer.
    event.stopPropagation()
  }
  const here = counted(query.text, view === 'paths' ? paths : events)
  const { text, isBad } = 'problem' in made ? { text: made.problem, isBad: true } : everywhere ? found.told : here
  return (
    <search aria-label="Find" onKeyDown={onKeyDown}>
      <div className="find">
        <input
          ref={field}
          type="text"
          className="field"
          placeholder={PLACEHOLDERS[everywhere ? 'everywhere' : view]}
          aria-label="Find"
          aria-invalid={'problem' in made}
          value={query.text}
          onChange={(event) => set({ text: event.target.value })}
        />
        <FindOptions />
        <FindScope />
        <Steps go={go} />
        <small
          role="status"
          aria-label="Matches"
          className={`numbers ellipsis${isBad ? ' tone-bad' : ''}`}
          title={text}
        >
          {text}
        </small>
        {!everywhere && <Elsewhere view={view} matches={view === 'paths' ? events : paths} />}
        <span className="grow" />
        <button type="button" className="button" aria-label="Close find" title="Close (Escape)" onClick={leave}>
          ✕
        </button>
      </div>
      {everywhere && found.rows.length > 0 && (
        <FoundList id={id} rows={found.rows} at={found.at} onChoose={found.choose} />
      )}
    </search>
  )
}

function Steps({ go }: { go: (by: 1 | -1) => void }) {
  return (
    <span>
      <button
        type="button"
        className="button"
        aria-label="Previous match"
        title="Previous match (Shift+Enter, Shift+F3)"
        onClick={() => go(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        className="button"
        aria-label="Next match"
        title="Next match (Enter, F3)"
        onClick={() => go(1)}
      >
        ↓
      </button>
    </span>
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
