import { useMemo } from 'react'
import { ErrorBoundary } from '../components/error-boundary'
import { NARROW, useMedia } from '../components/media'
import { Compare } from '../features/compare/compare'
import { ConnectionBanner } from '../features/connection/connection-banner'
import { EmptyPanel } from '../features/connection/empty'
import { DryRunDialog } from '../features/dry-run/dry-run-dialog'
import { NoticeBanner, SessionBanner, WorkBanner } from '../features/exchange/session-banner'
import { FindBar } from '../features/find/find-bar'
import { useFindKey } from '../features/find/use-find-key'
import { Findings } from '../features/findings/findings'
import { Palette } from '../features/palette/palette'
import { usePaletteKey } from '../features/palette/use-palette-key'
import { Picker } from '../features/pick/picker'
import { ReloadCheckDialog } from '../features/reload-check/reload-check-dialog'
import { SettingsDialog } from '../features/settings/settings-dialog'
import { Snapshots } from '../features/snapshots/snapshots'
import { SubjectSelect } from '../features/subjects/subject-select'
import { Links } from '../features/links/links'
import { LinkUndo } from '../features/links/undo-banner'
import { Subjects } from '../features/subjects/subjects'
import { MomentBanner } from '../features/timeline/moment-banner'
import { Watches } from '../features/watches/watches'
import { TimelineStrip } from '../features/timeline/strip'
import { Timeline } from '../features/timeline/timeline'
import { MapRequestsDialog } from '../source-maps/originals-button'
import { pickedSubject } from '../store/picked'
import { shownDiagnosis, shownSubject } from '../store/selectors'
import { usePanel } from '../store/store'
import { Footer } from './footer'
import { panelId, tabId } from './tabs'
import { Toolbar } from './toolbar'
import { useKeptFocus } from './use-kept-focus'
import './shell.css'

/** The whole panel: toolbar, subjects, the view of the chosen tab, status. */
export function App() {
  const session = usePanel((state) => state.session)
  const tab = usePanel((state) => state.tab)
  // Another clock: what is on screen is rendered anew.
  const times = usePanel((state) => state.settings.times)
  useFindKey()
  usePaletteKey()
  useKeptFocus()
  return (
    <div className="app">
      <Toolbar />
      <div>
        {session ? <SessionBanner session={session} /> : <NotRecording />}
        <WorkBanner />
        <NoticeBanner />
        <MomentBanner />
        <LinkUndo />
        <FindBar />
      </div>
      <div className="body">
        <Sidebar />
        <main key={times} id={panelId(tab)} role="tabpanel" aria-labelledby={tabId(tab)} className="view">
          <GuardedView />
        </main>
      </div>
      <Footer />
      <Palette />
      <Picker />
      <SettingsDialog />
      <ReloadCheckDialog />
      <DryRunDialog />
      <MapRequestsDialog />
    </div>
  )
}

/** Only beside what was recorded before; else the view itself says so. */
function NotRecording() {
  const status = usePanel((state) => state.status)
  const hasSubjects = usePanel((state) => (state.live?.subjects.length ?? 0) > 0)
  return hasSubjects && <ConnectionBanner status={status} />
}

function Sidebar() {
  const narrow = useMedia(NARROW)
  const diagnosis = usePanel(shownDiagnosis)
  const selected = usePanel(shownSubject)
  const picked = usePanel(pickedSubject)
  const subjects = useMemo(() => [...(picked ? [picked] : []), ...(diagnosis?.subjects ?? [])], [picked, diagnosis])
  return (
    <div className="sidebar">
      {!narrow && <Subjects subjects={subjects} selected={selected} />}
      {narrow && subjects.length > 0 && <SubjectSelect subjects={subjects} selected={selected} />}
      <Watches />
    </div>
  )
}

/** The view, tried anew with every other tab, subject or file. */
function GuardedView() {
  const attempt = usePanel((state) => `${state.tab} ${shownSubject(state)?.id} ${state.session?.file}`)
  return (
    <ErrorBoundary attempt={attempt}>
      <View />
    </ErrorBoundary>
  )
}

/** Until the first recording is judged: nothing may be said of the page before. */
function Judging() {
  const failure = usePanel((state) => state.liveFailure)
  return (
    <p className="judging dim" role="status" aria-label="Progress">
      {failure === undefined ? 'Reading what was recorded…' : `What was recorded could not be judged: ${failure}`}
    </p>
  )
}

function View() {
  const tab = usePanel((state) => state.tab)
  const status = usePanel((state) => state.status)
  const session = usePanel((state) => state.session)
  const diagnosis = usePanel(shownDiagnosis)
  const subject = usePanel(shownSubject)
  const disconnected = session === undefined && status.connection !== 'connected'
  if (tab === 'snapshots') return <Snapshots />
  if (!diagnosis && !disconnected) return <Judging />
  if (!diagnosis || (disconnected && diagnosis.subjects.length === 0)) return <EmptyPanel status={status} />
  if (tab === 'findings') return <Findings diagnosis={diagnosis} />
  if (tab === 'timeline') return <Timeline diagnosis={diagnosis} subject={subject} />
  if (!subject) return <EmptyPanel status={status} />
  return (
    <div className="compare-view">
      <Links>
        <Compare key={subject.id} subject={subject} diagnosis={diagnosis} />
      </Links>
      <TimelineStrip name={subject.name} />
    </div>
  )
}
