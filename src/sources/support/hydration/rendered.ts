/** What a framework rendered first: of its own tree, which changes with the next update, what stays as it is. */
export interface Rendered {
  /** Absent for the text of an element with nothing but text. */
  node: Node | undefined
  /** In lower case; '' for text. */
  tag: string
  /** As React names them. */
  props: object
  text: string
  parent: Rendered | undefined
  /** The name of the nearest component. */
  component: string | undefined
  children: Rendered[]
  /** Some of its children are not rendered yet: what the server has for them is no mismatch. */
  isPartial?: boolean
}
