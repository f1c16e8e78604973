/** Whether a text is JSON up to where it stops in the middle: inside a string, an object or an array that it opened. */
export function endsInside(text: string): boolean {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (inString) {
      if (character === '\\') index++
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
  }
  return /^\s*[{[]/.test(text) && (inString || depth > 0)
}
