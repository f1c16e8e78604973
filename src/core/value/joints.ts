import { DEEPEST } from './text-frame'

/**
 * Makes JSON of pieces of JSON text: one that ends with a whole member closes what is open there, and the next begins by opening that
 * again. `key`, as JSON, stands for the members of an object that were told before, and is no key of the page's.
 */
export class Joints {
  private open = ''

  constructor(
    private readonly key: string,
    /** What is open around the text. */
    private readonly within = '',
  ) {}

  /**
   * The next piece of text as it is sent, after which `open` is open (see `Pieces`; undefined: it does not end with a whole member), and
   * what it says of itself: nothing where it has to be read with the next.
   */
  next(text: string, open: string | undefined): { text: string; open: string | undefined } {
    const begin = opening(this.open, this.key)
    const isWhole = open !== undefined && this.within.length + open.length <= DEEPEST
    this.open = isWhole ? this.within + open : ''
    return { text: `${begin}${text}${closing(this.open)}`, open: isWhole ? this.open : undefined }
  }
}

function opening(open: string, key: string): string {
  let text = ''
  for (let i = 0; i < open.length; i++) {
    const isLast = i === open.length - 1
    text += open[i] === '{' ? `{${key}:${isLast ? '0' : ''}` : isLast ? '[0' : '['
  }
  return text
}

function closing(open: string): string {
  let text = ''
  for (let i = open.length - 1; i >= 0; i--) text += open[i] === '{' ? '}' : ']'
  return text
}
