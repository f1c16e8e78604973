import type { FromAgent } from '../protocol/messages'

export type Technique = Extract<FromAgent, { type: 'status' }>['techniques'][number]

/** How each way of looking went: what the panel tells when it has nothing to show. */
export class Statuses {
  readonly all = new Map<string, Technique>()
  onChange: (() => void) | undefined

  set(plugin: string, id: string, state: Technique['state'], detail?: string): void {
    const known = this.all.get(`${plugin} ${id}`)
    // Once it has found something, that stays true after it was withdrawn.
    if (known?.state === state || (known?.state === 'hit' && state === 'withdrawn')) return
    this.all.set(`${plugin} ${id}`, detail === undefined ? { id, plugin, state } : { id, plugin, state, detail })
    this.onChange?.()
  }
}
