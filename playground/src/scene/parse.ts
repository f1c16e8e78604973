const COLOUR = /^#[0-9a-f]{6}$/i
/** Percentages of the picture's width and height; a radius of its width. */
export type Shape =
  | { word: 'sky'; top: string; bottom: string }
  | { word: 'stars'; count: number }
  | { word: 'sun'; x: number; y: number; radius: number; colour: string }
  | { word: 'hills'; y: number; colour: string }
  | { word: 'sea'; y: number; colour: string }
  | { word: 'tower' | 'boat' | 'tree'; x: number; y: number; colour: string }
  | { word: 'caption'; text: string }

export interface ParsedScene {
  shapes: Shape[]
  /** One sentence per line that was not understood. */
  problems: string[]
}

/** Reads scene code: one shape per line, `word argument …`; empty lines and `//` lines are skipped. */
export function parseScene(code: string): ParsedScene {
  const shapes: Shape[] = []
  const problems: string[] = []
  for (const [index, line] of code.split('\n').entries()) {
    const trimmed = line.trim()
    if (trimmed === '' || trimmed.startsWith('//')) continue
    const [word = '', ...rest] = trimmed.split(/\s+/)
    try {
      shapes.push(shape(word, rest))
    } catch (error) {
      problems.push(`Line ${index + 1}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return { shapes, problems }
}

function shape(word: string, args: string[]): Shape {
  switch (word) {
    case 'sky':
      return { word, top: colour(args[0]), bottom: colour(args[1] ?? args[0]) }
    case 'stars':
      return { word, count: Math.min(200, number(args[0])) }
    case 'sun':
      return { word, x: number(args[0]), y: number(args[1]), radius: number(args[2]), colour: colour(args[3]) }
    case 'hills':
    case 'sea':
      return { word, y: number(args[0]), colour: colour(args[1]) }
    case 'tower':
    case 'boat':
    case 'tree':
      return { word, x: number(args[0]), y: number(args[1]), colour: colour(args[2]) }
    case 'caption':
      return { word, text: args.join(' ') }
    default:
      throw new Error(`"${word}" is no shape. Known: sky, stars, sun, hills, sea, tower, boat, tree, caption.`)
  }
}

function number(text: string | undefined): number {
  const value = Number(text)
  if (text === undefined || !Number.isFinite(value) || value < 0 || value > 200) {
    throw new Error(text === undefined ? 'a number is missing.' : `"${text}" is no number from 0 to 200.`)
  }
  return value
}

function colour(text: string | undefined): string {
  if (text === undefined || !COLOUR.test(text)) {
    throw new Error(text === undefined ? 'a colour is missing.' : `"${text}" is no colour as #rrggbb.`)
  }
  return text
}
