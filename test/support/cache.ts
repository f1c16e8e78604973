import { join } from 'node:path'

/** A folder for what can be made again at any time; git ignores it. */
export const cacheFolder = (...names: string[]): string => join(import.meta.dirname, '..', '..', '.cache', ...names)
