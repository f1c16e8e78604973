import { originOfId } from '../../core/ignore/rule'
import type { HostStorage } from '../host'
import { type KeptList, keepList } from './keeping-lists'
import type { PanelStore } from './store'
import { readWatches, type Watch } from './watch-slice'

const WATCHES: KeptList<Watch> = {
  key: 'watches',
  name: 'Your watches',
  of: ({ watches }) => watches,
  take: ({ takeWatches }, watches) => takeWatches(watches),
  read: readWatches,
  originOf: ({ subject }) => originOfId(subject),
  parts: ({ subject, path }) => [subject, path],
}

/** Keeps the user's watches. */
export const keepWatches = (store: PanelStore, storage: HostStorage): (() => void) => keepList(store, storage, WATCHES)
