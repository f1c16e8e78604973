/** A key together with the key of commands, as it is called here: `Ctrl F`, `⌘F`. */
export const command = (key: string): string => (/Mac/.test(navigator.platform) ? `⌘${key}` : `Ctrl ${key}`)

/** Every key of the panel and what it does, in the order in which the palette lists them. */
export const allKeys = (): readonly { keys: string; does: string; where: string }[] => [
  { keys: command('K'), does: 'Commands, subjects, findings and paths', where: 'everywhere' },
  { keys: command('F'), does: 'Find in paths, values and events', where: 'everywhere' },
  { keys: '?', does: 'This list', where: 'everywhere' },
  { keys: 'Escape', does: 'Close what stands above the panel', where: 'everywhere' },
  { keys: 'n · p', does: 'Next and previous difference', where: 'comparison' },
  { keys: '↑ ↓ Home End', does: 'Another row', where: 'lists and comparison' },
  { keys: '→ ←', does: 'Open and close a row', where: 'comparison' },
  { keys: 'Space', does: 'Open or close a row', where: 'comparison' },
  { keys: 'Enter', does: 'Open the details of a row', where: 'comparison' },
  { keys: '*', does: 'Open everything below a row', where: 'comparison' },
  { keys: 'a … z', does: 'Row whose name begins so; Shift N, Shift P for names with n and p', where: 'comparison' },
  { keys: command('C'), does: 'Copy a row: its path and every value', where: 'comparison' },
  { keys: 'Menu · Shift F10', does: 'Menu of a row: copy, history, watch, ignore', where: 'comparison' },
  { keys: '[ · ]', does: 'The moment an event earlier, or later', where: 'everywhere' },
  { keys: '{ · }', does: 'The same by what changed the subject', where: 'everywhere' },
  { keys: '\\', does: 'First divergence of the selected path; again: the next', where: 'everywhere' },
  { keys: 'Enter', does: 'Show the moment after an event', where: 'events' },
  { keys: '← → Home End', does: 'Another moment; the first; now', where: 'playhead' },
  { keys: 'Space', does: 'Play and pause', where: 'playhead' },
  { keys: '+ · - · 0 · Shift ← →', does: 'Zoom in, out, show all, move', where: 'playhead' },
  { keys: 'Alt ← →', does: 'Move a column', where: 'head of a column' },
  { keys: 'Enter', does: 'Menu of a column', where: 'head of a column' },
  { keys: '← → Home', does: 'Width of a column; Enter: automatic', where: 'edge of a column' },
  { keys: 'Enter · Shift Enter', does: 'Next and previous match', where: 'find' },
  { keys: 'Delete', does: 'Close the picked comparison', where: 'subjects' },
  { keys: command('Enter'), does: 'Compare what was chosen', where: 'compare any sources' },
  { keys: 'Enter · F2 · Delete', does: 'Compare, rename, delete', where: 'snapshots' },
  { keys: '← →', does: 'Another tab', where: 'tabs' },
]
