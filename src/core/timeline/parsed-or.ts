/** What a JSON text says; undefined for no text or no JSON. */
export function parsedOr(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
