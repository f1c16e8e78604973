import type { Locator, Page } from 'playwright'

export const grid = (page: Page): Locator => page.getByRole('treegrid')

/** The row of the comparison with this name. */
export const row = (page: Page, name: string): Locator =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })

/** The name of the selected row. */
export const selectedRow = (page: Page): Locator =>
  grid(page).locator('[role=row][aria-selected=true] [role=rowheader]')
