// The transport hears from agents which values need no decoding, but knows the core only through the protocol.
export { isUntagged, noteUntagged } from '../core/value/reuse'
