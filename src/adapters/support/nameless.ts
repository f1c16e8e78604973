const SHOWN = 6

/** What to call a store that has no name and whose creation nobody saw: by its members, which outlive a reload. */
export function membersAsName(kind: string, state: unknown): string {
  const keys = typeof state === 'object' && state !== null ? Object.keys(state) : []
  return `${kind} {${keys.slice(0, SHOWN).join(', ')}${keys.length > SHOWN ? ', …' : ''}}`
}
