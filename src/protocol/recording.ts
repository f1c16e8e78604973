// The transport builds recordings, but knows the core only through the protocol.
export type { AgentEvent, AgentSource } from '../core/timeline/event'
export type { RecordedDocument, RecordedTab, Recording } from '../core/timeline/recording'
export type { Encoded } from '../core/value/encoded'
export type { Path } from '../core/value/path'
