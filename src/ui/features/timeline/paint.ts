import type { Stretch } from '../../../core/subject/partings'
import type { Colours } from './colours'
import type { Lane } from './lanes'
import { LEAST_WIDTH, type Mark, marksOf } from './marks'
import { type Scale, xOf } from './scale'
import { ticks } from './ticks'

/** What the canvas shows: all of it, so that the same picture is painted of the same. */
export interface Picture {
  lanes: readonly Lane[]
  scale: Scale
  stretches: readonly Stretch[]
  /** Moments, ms since the epoch. */
  playhead: number
  marked?: number | undefined
  /** Where what is recorded ends. */
  end: number
  laneHeight: number
  /** px on the left, for the names; 0: none. */
  gutter: number
}

/** px below the lanes, for the clock. */
export const AXIS = 16
/** px between the times of the axis. */
const APART = 90
/** How much of a colour what is not of the subject keeps. */
const QUIET = 0.35

type Context = CanvasRenderingContext2D

/** Paints the picture, in CSS px, over whatever was there. */
export function paint(context: Context, picture: Picture, colours: Colours): void {
  const { lanes, scale, gutter, laneHeight } = picture
  const height = lanes.length * laneHeight
  context.clearRect(0, 0, gutter + scale.width, height + AXIS)
  context.font = colours.font
  context.textBaseline = 'middle'
  context.save()
  context.translate(gutter, 0)
  context.beginPath()
  context.rect(0, 0, scale.width, height + AXIS)
  context.clip()
  paintShades(context, picture, height, colours.shade)
  paintAxis(context, picture, height, colours)
  for (const [index, lane] of lanes.entries()) {
    context.save()
    context.translate(0, index * laneHeight)
    for (const mark of marksOf(lane, scale))
      paintMark(context, mark, laneHeight, mark.failed ? colours.bad : colours.layers[lane.layer])
    context.restore()
  }
  paintMoments(context, picture, height, colours)
  context.restore()
  context.fillStyle = colours.line
  for (let lane = 1; lane <= lanes.length; lane++) context.fillRect(gutter, lane * laneHeight - 1, scale.width, 1)
  context.fillStyle = colours.dim
  if (gutter > 0)
    for (const [index, { layer }] of lanes.entries()) context.fillText(layer, 0, (index + 0.5) * laneHeight)
}

function paintShades(context: Context, { stretches, scale, end }: Picture, height: number, colour: string): void {
  context.fillStyle = colour
  for (const { from, to = end } of stretches) {
    const x = xOf(scale, from)
    context.fillRect(x, 0, Math.max(1, xOf(scale, to) - x), height)
  }
}

function paintAxis(context: Context, { scale, lanes }: Picture, height: number, { line, dim }: Colours): void {
  for (const { x, label } of ticks(scale, APART)) {
    context.fillStyle = line
    context.fillRect(Math.round(x), 0, 1, height + 3)
    context.fillStyle = dim
    const { width } = context.measureText(label)
    // A time that would be cut is left out.
    if (lanes.length > 0 && x + 4 + width <= scale.width) context.fillText(label, x + 4, height + AXIS / 2)
  }
}

function paintMark(context: Context, mark: Mark, laneHeight: number, colour: string): void {
  const { x, width, failed, quiet, open, short } = mark
  const tall = Math.max(3, Math.round(laneHeight * 0.6))
  const top = Math.round((laneHeight - tall) / 2)
  context.globalAlpha = quiet ? QUIET : 1
  context.fillStyle = colour
  context.strokeStyle = colour
  if (failed && short && width <= LEAST_WIDTH * 2) {
    const half = tall / 2
    const [middle, centre] = [x + width / 2, top + half]
    context.lineWidth = 2
    context.beginPath()
    context.moveTo(middle - half, centre - half)
    context.lineTo(middle + half, centre + half)
    context.moveTo(middle - half, centre + half)
    context.lineTo(middle + half, centre - half)
    context.stroke()
  } else if (short) context.fillRect(x, top, width, tall)
  else {
    // What goes on has no end to be round, and is not yet what it will be.
    if (open) context.globalAlpha /= 2
    context.beginPath()
    context.roundRect(x, top + 1, width, tall - 2, open ? [2, 0, 0, 2] : 2)
    context.fill()
  }
  context.globalAlpha = 1
}

function paintMoments(context: Context, picture: Picture, height: number, { bar, focus, text }: Colours): void {
  const { scale, playhead, marked, end } = picture
  const x = xOf(scale, playhead)
  if (playhead < end) {
    // What comes after is there, and does not count.
    context.globalAlpha = 0.6
    context.fillStyle = bar
    context.fillRect(x, 0, scale.width - x, height)
    context.globalAlpha = 1
  }
  if (marked !== undefined) {
    const at = Math.round(xOf(scale, marked))
    context.fillStyle = text
    for (let y = 0; y < height; y += 6) context.fillRect(at, y, 1, 3)
    context.fillText('A', at + 3, height + AXIS / 2)
  }
  context.fillStyle = focus
  context.fillRect(Math.round(x) - 1, 0, 2, height + 4)
}
