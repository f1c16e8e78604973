import type { StateCreator } from 'zustand/vanilla'
import type { PanelState } from './store'

/** How the user has arranged the columns of the comparisons, by column key, as long as the panel lives. */
export interface ColumnsSlice {
  /** px; absent: as the window allows. */
  widths: Readonly<Record<string, number | undefined>>
  /** Hidden though shown by default, or shown though hidden by default. */
  toggledColumns: readonly string[]
  /** Columns that were put in an order by hand, of every subject. */
  columnOrder: readonly string[]
  /** `undefined` gives the width back to the window. */
  setWidth: (column: string, width: number | undefined) => void
  toggleColumn: (column: string) => void
  /** The columns of one subject, as they shall stand. */
  orderColumns: (columns: readonly string[]) => void
}

export const createColumnsSlice: StateCreator<PanelState, [], [], ColumnsSlice> = (set) => ({
  widths: {},
  toggledColumns: [],
  columnOrder: [],
  setWidth: (column, width) => set(({ widths }) => ({ widths: { ...widths, [column]: width } })),
  toggleColumn: (column) =>
    set(({ toggledColumns: toggled }) => ({
      toggledColumns: toggled.includes(column) ? toggled.filter((key) => key !== column) : [...toggled, column],
    })),
  orderColumns: (columns) =>
    set(({ columnOrder }) => ({
      columnOrder: [...columnOrder.filter((column) => !columns.includes(column)), ...columns],
    })),
})
