import { cacheFolder as folderOf } from '../support/cache'

/** The matrix's part of the cache. */
export const cacheFolder = (name: string): string => folderOf('matrix', name)
