import { originOfId } from '../../core/ignore/rule'
import { type LinkDecision, readDecisions } from '../../core/link/decision'
import type { HostStorage } from '../host'
import { groupByOrigin, type KeptList, keepList } from './keeping-lists'
import type { PanelStore } from './store'

const LINKS: KeptList<LinkDecision> = {
  key: 'links',
  name: 'Your links',
  of: ({ decisions }) => decisions,
  take: ({ takeDecisions }, decisions) => takeDecisions(decisions),
  read: readDecisions,
  originOf: ({ from }) => originOfId(from),
  parts: ({ from, to, ruling, mount }) => [from, to, ruling, mount],
}

/** Decisions by their origin, in the order in which they were made. */
export const byOrigin = (decisions: readonly LinkDecision[]): Record<string, LinkDecision[]> =>
  groupByOrigin(decisions, LINKS.originOf)

/** Keeps the user's decisions about links. */
export const keepLinks = (store: PanelStore, storage: HostStorage): (() => void) => keepList(store, storage, LINKS)
