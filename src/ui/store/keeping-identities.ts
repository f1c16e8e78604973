import { type IdentityRule, readIdentities } from '../../core/identity/rule'
import type { HostStorage } from '../host'
import { type KeptList, keepList } from './keeping-lists'
import type { PanelStore } from './store'

const IDENTITIES: KeptList<IdentityRule> = {
  key: 'identities',
  name: 'How you align elements',
  of: ({ identities }) => identities,
  take: ({ takeIdentities }, identities) => takeIdentities(identities),
  read: readIdentities,
  originOf: ({ origin }) => origin,
  parts: ({ origin, subject, pattern, key, off }) => [origin, subject, pattern, key, off],
}

/** Keeps by what the user aligns elements of arrays. */
export const keepIdentities = (store: PanelStore, storage: HostStorage): (() => void) =>
  keepList(store, storage, IDENTITIES)
