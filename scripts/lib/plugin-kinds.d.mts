export interface PluginKind {
  /** Under src. */
  folder: string
  /** The function whose result the plug-in exports, and the type of that result. */
  define: string
  type: string
  /** Endings of the files that stand beside `<id>.ts`. */
  siblings: string[]
  /** The folder of docs that `<id>.md` is published in. */
  pages?: string
}

export const kinds: Record<'codec' | 'rule' | 'adapter' | 'source' | 'exporter', PluginKind>

/** The ids of the plug-ins in a folder, sorted. */
export function pluginIds(folder: string): string[]

export function camelCase(id: string): string

/** The path of a plug-in's file: its id and an ending such as `.fixture.ts`. */
export function pluginFile(root: string, kind: PluginKind, id: string, ending: string): string
