/** Where a text is cut into what may have moved. */
const CUTS = /[,{}[\]\n]/

/** How many characters of a text are not in the one that it replaces: the middle that differs, without what only moved in it. */
export function rewritten(before: string, after: string): number {
  if (before === after) return 0
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let end = 0
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++
  const was = before.slice(start, before.length - end)
  const is = after.slice(start, after.length - end)
  // What was taken out has changed something too.
  if (is.length === 0) return Math.min(was.length, after.length)
  return newParts(was, is)
}

function newParts(was: string, is: string): number {
  const known = new Map<string, number>()
  for (const part of was.split(CUTS)) known.set(part, (known.get(part) ?? 0) + 1)
  let changed = 0
  for (const part of is.split(CUTS)) {
    const left = known.get(part) ?? 0
    if (left > 0) known.set(part, left - 1)
    else changed += part.length
  }
  return Math.max(1, changed)
}
