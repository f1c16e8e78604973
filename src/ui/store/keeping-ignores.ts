import { type IgnoreRule, readIgnores } from '../../core/ignore/rule'
import type { HostStorage } from '../host'
import { type KeptList, keepList } from './keeping-lists'
import type { PanelStore } from './store'

const IGNORES: KeptList<IgnoreRule> = {
  key: 'ignores',
  name: 'What you ignore',
  of: ({ ignores }) => ignores,
  take: ({ takeIgnores }, ignores) => takeIgnores(ignores),
  read: readIgnores,
  originOf: ({ origin }) => origin,
  parts: ({ origin, subject, pattern, off }) => [origin, subject, pattern, off],
}

/** Keeps the user's ignore rules. */
export const keepIgnores = (store: PanelStore, storage: HostStorage): (() => void) => keepList(store, storage, IGNORES)
