import 'react'

declare module 'react' {
  interface CSSProperties {
    /** The colour of a project or scene, for its own corner of the page. */
    '--accent'?: string
  }
}
