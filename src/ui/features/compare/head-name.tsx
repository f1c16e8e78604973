import type { ReactNode } from 'react'
import type { SourceLook } from '../../components/sources'
import { nameParts } from './name-parts'
import './head-name.css'

interface HeadNameProps {
  look: SourceLook
  /** What names it among its like: a key, a request. */
  detail: string
  /** What stands between the two. */
  children?: ReactNode
}

/** What a column is called. A narrow one says its kind by its letter, and of a request only the end. */
export function HeadName({ look, detail, children }: HeadNameProps) {
  const hasLetter = look.layer === 'storage' || look.layer === 'server'
  const { start, end } = look.layer === 'server' ? nameParts(detail) : { start: '', end: detail }
  return (
    <>
      <b className="head-kind" data-letter={hasLetter ? look.letter : undefined}>
        {look.name}
      </b>{' '}
      {children}
      {start !== '' && <span className="head-start">{start}</span>}
      {end}
    </>
  )
}
