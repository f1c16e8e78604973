import { createContext, useContext } from 'react'
import type { Column, DiagnosedSubject } from '../core/diagnosis'
import type { MenuGroup } from './components/menu'

/** What can be done about the links of a subject: offered by features/links, shown wherever columns are. */
export interface LinkMenus {
  /** Why a column is there, and what to do about it. */
  ofColumn: (subject: DiagnosedSubject, column: Column) => MenuGroup[]
  ofSubject: (subject: DiagnosedSubject) => MenuGroup[]
  /** What lets the user choose another source for the subject; undefined where nothing can be changed. */
  adder: (subject: DiagnosedSubject) => (() => void) | undefined
}

const LinkMenusContext = createContext<LinkMenus>({
  ofColumn: () => [],
  ofSubject: () => [],
  adder: () => undefined,
})
export const LinkMenusProvider = LinkMenusContext.Provider

/** The menus of links; empty ones where nobody offers any. */
export const useLinkMenus = (): LinkMenus => useContext(LinkMenusContext)
