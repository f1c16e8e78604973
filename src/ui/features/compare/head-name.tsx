import type { ReactNode } from 'react'
import type { SourceLook } from '../../components/sources'
import { nameParts } from './name-parts'
import './head-name.css'

interface HeadNameProps {
  look: SourceLook
  /** What names it among its like: a key, a request. */
  detail: string
  /** Something else needs the room: memory, too, is said by its letter. */
  crowded: boolean
  /** What stands between the two. */
  children?: ReactNode
}

/** What a column is called. A narrow one says its kind by its letter, and of a request only the end. */
export function HeadName({ look, detail, crowded, children }: HeadNameProps) {
  const hasLetter = look.layer === 'memory' ? crowded : look.layer !== 'tabs'
  const { start, middle, end } = look.layer === 'server' ? nameParts(detail) : { start: '', middle: '', end: detail }
  return (
    <>
      <b className="head-kind" data-letter={hasLetter ? look.letter : undefined}>
        {look.name}
      </b>{' '}
      {children}
      {start !== '' && <span className="head-start">{start}</span>}
      {middle !== '' && <span className="head-middle">{middle}</span>}
      {end}
    </>
  )
}
