import type { Path } from '../value/path'

/** What a request asks an API for that has one address for everything: an operation of GraphQL, a procedure of tRPC. */
export interface ApiOperation {
  api: 'GraphQL' | 'tRPC'
  name: string
  /** What is asked for first, as the schema calls it: `updateTask` in a mutation that is named `SetDone`. */
  field?: string
  mutation: boolean
  /** Variables, input; undefined without any. */
  input: unknown
  /** Where its own part of the answer begins: [] unless several operations share the request. */
  part: Path
}
