import type { StateCreator } from 'zustand/vanilla'
import type { Depth } from './expansion'
import type { PanelState } from './store'

export type Dialog = 'palette' | 'export' | 'settings' | 'reload-check' | 'dry-run'

/** What stands above the panel, and what was asked of a view that alone knows how. */
export interface DialogSlice {
  dialog: Dialog | undefined
  /** What the palette begins with: `?` lists the keys. */
  paletteStart: string
  /** Goes up with every request to choose a file. */
  importAsked: number
  /** The last request for the next or previous difference, and how many there were. */
  stepAsked: { by: 1 | -1; times: number }
  /** The last request to open or close the rows of the comparison, and how many there were. */
  depthAsked: { depth: Depth; times: number }
  openDialog: (dialog: Dialog) => void
  openPalette: (start: string) => void
  closeDialog: () => void
  askImport: () => void
  askStep: (by: 1 | -1) => void
  askDepth: (depth: Depth) => void
}

export const createDialogSlice: StateCreator<PanelState, [], [], DialogSlice> = (set) => ({
  dialog: undefined,
  paletteStart: '',
  importAsked: 0,
  stepAsked: { by: 1, times: 0 },
  depthAsked: { depth: 'differences', times: 0 },
  openDialog: (dialog) => set({ dialog, exporting: undefined }),
  openPalette: (paletteStart) => set({ dialog: 'palette', paletteStart }),
  closeDialog: () => set({ dialog: undefined }),
  askImport: () => set(({ importAsked }) => ({ importAsked: importAsked + 1 })),
  askStep: (by) => set(({ stepAsked }) => ({ tab: 'compare', stepAsked: { by, times: stepAsked.times + 1 } })),
  askDepth: (depth) =>
    set(({ depthAsked }) => ({ tab: 'compare', depthAsked: { depth, times: depthAsked.times + 1 } })),
})
