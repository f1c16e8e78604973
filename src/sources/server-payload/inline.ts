/** What a framework's server puts into inline scripts, as calls or literals that its client runs. */
export interface InlinePayload {
  /** What it is called, and how src/core/timeline/payload knows it again. */
  label: string
  /** Whether the script has a piece of it. */
  holds: (script: string) => boolean
}
