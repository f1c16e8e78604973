import { useState } from 'react'
import type { ReloadCheck } from '../../../core/reload-check/reload-check'
import { NO_STORE, reloadAsMarkdown } from '../../../core/reload-check/words'
import { CopyButton } from '../../components/actions'
import { Modal } from '../../components/modal'
import { Progress } from '../../components/progress'
import { usePanel } from '../../store/store'
import { StoreSection } from './store-section'
import { useReloadCheck } from './use-reload-check'
import './reload-check.css'

/** Reloads the inspected page and shows what did not survive, and why. */
export function ReloadCheckDialog() {
  const isOpen = usePanel((state) => state.dialog === 'reload-check')
  return isOpen && <OpenReloadCheck />
}

const DOING = { reloading: 'Reloading the page', settling: 'Waiting until the page has settled' }

function OpenReloadCheck() {
  const close = usePanel((state) => state.closeDialog)
  const [run, setRun] = useState(0)
  return (
    <Modal name="Reload check" onClose={close}>
      <Run key={run} onAgain={() => setRun(run + 1)} onClose={close} />
    </Modal>
  )
}

/** One reload. */
function Run({ onAgain, onClose }: { onAgain: () => void; onClose: () => void }) {
  const progress = useReloadCheck()
  return (
    <>
      <div className="reload-check">
        {'doing' in progress && <Progress doing={DOING[progress.doing]} onCancel={onClose} />}
        {'failed' in progress && <p className="tone-bad">{progress.failed}</p>}
        {'check' in progress && <Result check={progress.check} isRestless={progress.restless} />}
      </div>
      {!('doing' in progress) && (
        <footer className="modal-foot">
          {'check' in progress && (
            <CopyButton text={() => reloadAsMarkdown(progress.check)} title="Copy all of it as Markdown" />
          )}
          <button type="button" className="button outlined small" onClick={onAgain}>
            Reload again
          </button>
          <button type="button" className="button outlined small" onClick={onClose}>
            Close
          </button>
        </footer>
      )}
    </>
  )
}

function Result({ check: { stores }, isRestless }: { check: ReloadCheck; isRestless: boolean }) {
  const changed = stores.filter(({ gone, paths }) => gone || paths.length > 0)
  const intact = stores.filter((store) => !changed.includes(store))
  const worst = changed.toSorted((a, b) => b.lost - a.lost)
  return (
    <>
      {isRestless && <p className="dim">The page has not come to rest: this is how it stands now.</p>}
      {stores.length === 0 && <p>{NO_STORE}</p>}
      {worst.map((store) => (
        <StoreSection key={store.id} store={store} />
      ))}
      {intact.length > 0 && (
        <p className="reload-intact">
          <span className="tone-ok">✓</span> Everything survived: {intact.map(({ name }) => name).join(', ')}
        </p>
      )}
    </>
  )
}
