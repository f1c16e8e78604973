import { useId } from 'react'
import { type Shape, parseScene } from './parse'

const WIDTH = 160
const HEIGHT = 100

/** Draws scene code as a picture: filling its box, or `whole`. Decorative when it has no label. */
export function ScenePicture({ code, label, whole = false }: { code: string; label?: string; whole?: boolean }) {
  const gradient = useId()
  const { shapes } = parseScene(code)
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <svg
      className="picture"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio={`xMidYMid ${whole ? 'meet' : 'slice'}`}
      {...named}
    >
      <rect width={WIDTH} height={HEIGHT} fill="#8d99ae" />
      {shapes.map((shape, index) => (
        // Shapes have no identity beyond their line.
        <ShapeView key={`${index}-${shape.word}`} shape={shape} gradient={`${gradient}-${index}`} />
      ))}
    </svg>
  )
}

function ShapeView({ shape, gradient }: { shape: Shape; gradient: string }) {
  switch (shape.word) {
    case 'sky':
      return (
        <>
          <linearGradient id={gradient} x2="0" y2="1">
            <stop stopColor={shape.top} />
            <stop offset="1" stopColor={shape.bottom} />
          </linearGradient>
          <rect width={WIDTH} height={HEIGHT} fill={`url(#${gradient})`} />
        </>
      )
    case 'stars':
      return <path d={stars(shape.count)} stroke="#fff" strokeWidth="0.7" strokeLinecap="round" opacity="0.8" />
    case 'sun':
      return (
        <g fill={shape.colour}>
          <circle cx={across(shape.x)} cy={shape.y} r={shape.radius * 1.7} opacity="0.2" />
          <circle cx={across(shape.x)} cy={shape.y} r={shape.radius} />
        </g>
      )
    case 'hills':
      return <path d={ridge(shape.y)} fill={shape.colour} />
    case 'sea':
      return (
        <g>
          <rect y={shape.y} width={WIDTH} height={HEIGHT} fill={shape.colour} />
          <path d={waves(shape.y)} stroke="#fff" strokeWidth="0.5" opacity="0.35" strokeLinecap="round" />
        </g>
      )
    case 'tower':
    case 'boat':
    case 'tree':
      return <path d={OUTLINES[shape.word](across(shape.x), shape.y)} fill={shape.colour} />
    case 'caption':
      return (
        <text x={WIDTH / 2} y={HEIGHT - 6} textAnchor="middle" className="caption">
          {shape.text}
        </text>
      )
    default:
      return null
  }
}

const across = (percent: number) => (percent * WIDTH) / 100

const OUTLINES = {
  tower: (x: number, y: number) => `M${x - 4} ${y}l1.5-24h-1.5l4-6 4 6h-1.5l1.5 24z`,
  boat: (x: number, y: number) => `M${x - 9} ${y - 3}h18l-4 5h-10zM${x} ${y - 4}v-12l7 10z`,
  tree: (x: number, y: number) => `M${x - 1} ${y}v-4h-5l4-6h-3l5-8 5 8h-3l4 6h-5v4z`,
}

function ridge(y: number): string {
  return `M0 ${y + 6}L22 ${y - 4} 44 ${y + 5} 70 ${y - 8} 98 ${y + 4} 124 ${y - 5} ${WIDTH} ${y + 5}V${HEIGHT}H0z`
}

/** Scattered by whole-number arithmetic, so that server and browser draw the same. */
function stars(count: number): string {
  return Array.from({ length: count }, (_, n) => `M${(n * 67 + 13) % WIDTH} ${(n * 29 + 7) % 52}h.1`).join('')
}

function waves(y: number): string {
  return [0, 1, 2, 3, 4, 5].map((n) => `M${(n * 53 + 9) % 140} ${y + 4 + n * 4}h${12 + ((n * 7) % 9)}`).join('')
}
