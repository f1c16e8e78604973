import type { Layer } from '../../../core/diagnosis'

/** Every colour of the canvas, as tokens.css has it in the theme that is on. */
export interface Colours {
  layers: Record<Layer, string>
  bar: string
  line: string
  text: string
  dim: string
  focus: string
  bad: string
  shade: string
  font: string
}

/** Reads the tokens: a canvas knows no custom properties. */
export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    layers: {
      memory: token('memory'),
      storage: token('storage'),
      server: token('server'),
      hydration: token('hydration'),
      rendered: token('rendered'),
      tabs: token('tab'),
      document: token('tab'),
    },
    bar: token('bar'),
    line: token('line'),
    text: token('text'),
    dim: token('dim'),
    focus: token('focus'),
    bad: token('bad'),
    shade: token('bad-bg'),
    font: `10.5px ${token('font')}`,
  }
}
