import { countedFindings } from '../features/findings/group'
import { shownDiagnosis } from '../store/selectors'
import { usePanel } from '../store/store'
import { TAB_NAMES, TABS, type Tab } from '../store/view-slice'

export const tabId = (tab: Tab): string => `tab-${tab}`
export const panelId = (tab: Tab): string => `panel-${tab}`

/** The tabs of the panel; arrows move between them. */
export function Tabs() {
  const tab = usePanel((state) => state.tab)
  const setTab = usePanel((state) => state.setTab)
  const findings = usePanel((state) => countedFindings(shownDiagnosis(state)))
  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined) return
    const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length] ?? tab
    setTab(next)
    document.getElementById(tabId(next))?.focus()
  }
  return (
    <div role="tablist" aria-label="Views" className="views" onKeyDown={onKeyDown}>
      {TABS.map((name) => (
        <button
          key={name}
          id={tabId(name)}
          type="button"
          role="tab"
          aria-selected={name === tab}
          aria-controls={panelId(name)}
          tabIndex={name === tab ? 0 : -1}
          className="tab-button"
          onClick={() => setTab(name)}
        >
          <TabName name={name} />
          {name === 'findings' && findings > 0 && (
            <span className="badge numbers" aria-label={`${findings} to look at`}>
              {findings}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}

/** The last one gives way to the others where there is little room. */
function TabName({ name }: { name: Tab }) {
  if (name !== 'snapshots') return TAB_NAMES[name]
  return (
    <>
      <span className="optional">{TAB_NAMES[name]}</span>
      <span className="narrow" role="img" aria-label={TAB_NAMES[name]} title={TAB_NAMES[name]}>
        ◉
      </span>
    </>
  )
}
