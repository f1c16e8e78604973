import type { Column } from '../../../core/diagnosis'
import { columnLook, sourceDetail } from '../../components/sources'

/** The sources that do not hold the part of the subject in which a path is: there is nothing else to say of them. */
export function WithoutPart({ columns }: { columns: readonly Column[] }) {
  if (columns.length === 0) return undefined
  return (
    <p className="details-note without-part">
      No such part in{' '}
      {columns.map((column, index) => {
        const look = columnLook(column)
        return (
          <span key={column.source.id}>
            {index > 0 && ', '}
            <span className={look.layer}>{look.name}</span> {twinName(column)}
          </span>
        )
      })}
    </p>
  )
}

/** Whether another column has the same name, so that its key or request must be said. */
export const hasTwin = (column: Column, columns: readonly Column[]): boolean =>
  columns.some((other) => other !== column && columnLook(other).name === columnLook(column).name)

/** What tells a column from another of the same name. */
export const twinName = ({ source, picked }: Column): string =>
  [sourceDetail(source), picked?.tab].filter(Boolean).join(' ')
