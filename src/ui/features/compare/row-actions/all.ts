import { useConsoleActions } from './console'
import { useCopyActions } from './copy'
import { useHistoryActions } from './history'
import { useIdentityActions } from './identity'
import { useIgnoreActions } from './ignore'
import type { RowActions } from './row-actions'
import { useWatchActions } from './watch'

/** Everything that can be done with a row, in the order of its menu. A file of this folder each. */
export const ALL_ROW_ACTIONS: readonly RowActions[] = [
  useCopyActions,
  useHistoryActions,
  useConsoleActions,
  useWatchActions,
  useIdentityActions,
  useIgnoreActions,
]
