import { type ReactNode, useMemo, useState } from 'react'
import type { LinkDecision } from '../../../core/link/decision'
import type { Column, DiagnosedSubject } from '../../../core/diagnosis'
import type { MenuGroup } from '../../components/menu'
import { SOURCE_LOOKS, sourceDetail } from '../../components/sources'
import { type LinkMenus, LinkMenusProvider } from '../../link-menus'
import { wholeDiagnosis } from '../../store/selectors'
import { usePanel } from '../../store/store'
import { isRefused, pinOf, without, withPin, withRefusal } from './decide'
import { isLinkable } from './candidates'
import { LinkDialog } from './link-dialog'
import { MountDialog } from './mount-dialog'
import { ReviewDialog } from './review-dialog'
import './links.css'

type Open =
  | { dialog: 'link'; subject: DiagnosedSubject }
  | { dialog: 'mount'; subject: DiagnosedSubject; column: Column }
  | { dialog: 'review' }

/** Gives what is below the menus of links, and shows their dialogs. */
export function Links({ children }: { children: ReactNode }) {
  const decisions = usePanel((state) => state.decisions)
  const decide = usePanel((state) => state.decide)
  const isSession = usePanel((state) => state.session !== undefined)
  const [open, setOpen] = useState<Open>()
  const menus = useMemo((): LinkMenus => {
    const review = { label: `Links by hand (${decisions.length})…`, run: () => setOpen({ dialog: 'review' }) }
    if (isSession) return { ofColumn: reasons, ofSubject: () => [], adder: () => undefined }
    const adder = (subject: DiagnosedSubject): (() => void) | undefined =>
      subject.group === 'rendered' ? undefined : () => setOpen({ dialog: 'link', subject })
    const ofSubject = (subject: DiagnosedSubject): MenuGroup[] => {
      const run = adder(subject)
      return [{ name: 'Links', items: run ? [{ label: 'Link a source…', run }, review] : [review] }]
    }
    const ofColumn = (subject: DiagnosedSubject, column: Column): MenuGroup[] => {
      const { id } = column.source
      const names = `${nameOf(column)} and ${subject.name}`
      const pin = pinOf(decisions, subject, id)
      const change = (to: readonly LinkDecision[], said: string) => ({ run: () => decide(to, said) })
      if (id === subject.sources[0] || !isLinkable(column.source.kind)) return ofSubject(subject)
      const items = [
        pin
          ? { label: 'Unpin', ...change(without(decisions, subject, id), `Unpinned ${names}.`) }
          : { label: 'Pin', ...change(withPin(decisions, subject, id), `Pinned ${names}.`) },
        { label: 'Compare elsewhere…', run: () => setOpen({ dialog: 'mount', subject, column }) },
        {
          label: 'Not the same state',
          ...change(withRefusal(decisions, subject, id), `${names} are not compared any more.`),
        },
      ]
      return [...reasons(subject, column), { name: 'Link', items }, ...ofSubject(subject)]
    }
    return { ofColumn, ofSubject, adder }
  }, [decisions, decide, isSession])
  return (
    <LinkMenusProvider value={menus}>
      {children}
      {open && <Dialogs open={open} onClose={() => setOpen(undefined)} />}
    </LinkMenusProvider>
  )
}

function Dialogs({ open, onClose }: { open: Open; onClose: () => void }) {
  // A decision is about what is known now, whichever moment is shown.
  const diagnosis = usePanel(wholeDiagnosis)
  const decisions = usePanel((state) => state.decisions)
  const decide = usePanel((state) => state.decide)
  const origin = usePanel((state) => state.status.origin)
  const change = (to: readonly LinkDecision[], said: string): void => {
    decide(to, said)
    onClose()
  }
  if (open.dialog === 'review') {
    const takeBack = (decision: LinkDecision): void =>
      decide(
        decisions.filter((each) => each !== decision),
        'Taken back.',
      )
    return <ReviewDialog decisions={decisions} origin={origin} onTakeBack={takeBack} onClose={onClose} />
  }
  const { subject } = open
  if (open.dialog === 'mount') {
    const { column } = open
    return (
      <MountDialog
        subject={subject}
        column={column}
        onChoose={(mount) =>
          change(withPin(decisions, subject, column.source.id, mount), `Pinned ${nameOf(column)} and ${subject.name}.`)
        }
        onClose={onClose}
      />
    )
  }
  if (!diagnosis) return undefined
  return (
    <LinkDialog
      subject={subject}
      diagnosis={diagnosis}
      isRefused={(source) => isRefused(decisions, subject, source)}
      onChoose={({ column }) =>
        change(withPin(decisions, subject, column.source.id), `Pinned ${nameOf(column)} and ${subject.name}.`)
      }
      onClose={onClose}
    />
  )
}

/** Why a column is there, in words: read, not chosen. */
function reasons(subject: DiagnosedSubject, { source }: Column): MenuGroup[] {
  const links = subject.links.filter(({ to }) => to === source.id)
  return links.map(({ why, confidence, because }) => ({
    name:
      why === 'pinned'
        ? 'Pinned: you said that they hold the same state'
        : `Linked, ${why} (${confidence})${because === undefined ? '' : `: ${because}`}`,
    titled: true,
    items: [],
  }))
}

const nameOf = ({ source }: Column): string => `${SOURCE_LOOKS[source.kind].name} ${sourceDetail(source)}`
