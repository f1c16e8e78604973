import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The kinds of plug-in. `folder` under src holds them, `type` is what `define` returns, `siblings` are the files that
 * stand beside `<id>.ts`. `pages`: the folder of docs that `<id>.md` is published in.
 */
export const kinds = {
  codec: { folder: 'codecs', define: 'defineCodec', type: 'Codec', siblings: ['.fixture.ts'] },
  rule: { folder: 'rules', define: 'defineRule', type: 'Rule', siblings: ['.fixture.ts', '.md'], pages: 'docs/rules' },
  adapter: { folder: 'adapters', define: 'defineAdapter', type: 'Adapter', siblings: ['.fixture.ts', '.md'] },
  source: { folder: 'sources', define: 'defineSource', type: 'Source', siblings: ['.fixture.ts'] },
  exporter: { folder: 'exporters', define: 'defineExporter', type: 'Exporter', siblings: ['.fixture.ts'] },
}

/** The ids of the plug-ins in a folder, sorted: one for each `<id>.ts` that is no contract, test, fixture or registry. */
export function pluginIds(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /^[a-z0-9-]+\.ts$/.test(name) && !/^(define-|contract)/.test(name))
    .map((name) => name.slice(0, -'.ts'.length))
    .toSorted()
}

export const camelCase = (id) => id.replaceAll(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase())

export const pluginFile = (root, { folder }, id, ending) => join(root, 'src', folder, `${id}${ending}`)

/** `defineCodec` stands in `define-codec`. */
export const contractOf = (define) => define.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)

export const contractFile = (root, kind) => pluginFile(root, kind, contractOf(kind.define), '.ts')
