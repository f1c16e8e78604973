import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import { type Parsed, parseImports } from './imports'
import { computedPlaces, pluginFolders, type Row, table, webextensionPlaces } from './table'

/** Source texts by their path relative to src, e.g. `core/diff/align.ts`. */
export type Tree = ReadonlyMap<string, string>

const isCode = (path: string) => /\.tsx?$/.test(path)
/** Tests and fixtures run in node with everything at hand. */
const isExempt = (path: string) => /\.(test|fixture)\.tsx?$/.test(path)
const isInside = (path: string, place: string) => path === place || path.startsWith(`${place}/`)
const isInOneOf = (path: string, places: readonly string[]) => places.some((place) => isInside(path, place))
const isPackage = (specifier: string, name: string) => specifier === name || specifier.startsWith(`${name}/`)

/** Every breach of the table in `tree`, one readable line each. */
export function judge(tree: Tree): string[] {
  const parsed = parseTree(tree)
  const breaches = [...parsed].flatMap(([path, file]) => {
    const row = rowOf(path)
    if (!row) return [`${path}: no row of the table covers this folder`]
    return [...judgeImports(path, file, row), ...judgeGlobals(path, file)]
  })
  return [...breaches, ...judgeReach(parsed)]
}

function parseTree(tree: Tree): Map<string, Parsed> {
  const files = [...tree].filter(([path]) => isCode(path) && !isExempt(path))
  return new Map(files.map(([path, text]) => [path, parseImports(path, text)]))
}

const rowOf = (path: string): Row | undefined => table.find(({ folder }) => isInside(path, folder))

function judgeImports(path: string, { imports, computed }: Parsed, row: Row): string[] {
  const unknown = isInOneOf(path, computedPlaces) ? [] : computed
  const breaches = unknown.map((text) => `${path}: imports a computed path: ${text}`)
  for (const { specifier, typeOnly } of imports) {
    const reason = whyForbidden(path, specifier, typeOnly, row)
    if (reason) breaches.push(`${path}: ${typeOnly ? 'import type' : 'import'} '${specifier}': ${reason}`)
  }
  return breaches
}

function whyForbidden(path: string, specifier: string, typeOnly: boolean, row: Row): string | undefined {
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) {
    return row.node ? undefined : `${row.folder} may not use node`
  }
  if (!specifier.startsWith('.')) {
    return row.npm.some((name) => isPackage(specifier, name))
      ? undefined
      : `${row.folder} may not use this package (${row.npm.join(', ') || 'none'})`
  }
  const target = resolve(path, specifier)
  const own = row.folder.split('/')[0] ?? row.folder
  if (isAsset(specifier)) {
    return isInOneOf(target, [own, ...(row.assets ?? [])]) ? undefined : `${row.folder} may not use assets from there`
  }
  if (isInside(target, own)) return whyForbiddenInside(path, target)
  if (isInOneOf(target, row.may) || (typeOnly && isInOneOf(target, row.types))) return undefined
  if (isInOneOf(target, row.types)) return `${row.folder} may take only types from there`
  return `${row.folder} may import ${[...row.may, ...row.types.map((place) => `types of ${place}`)].join(', ') || 'nothing'}`
}

/** Plug-ins stand alone, and so do the features of the ui. */
function whyForbiddenInside(path: string, target: string): string | undefined {
  const [folder = '', ...below] = target.split('/')
  if (
    pluginFolders.includes(folder) &&
    isPlugin(path) &&
    below.length === 1 &&
    !/^(define-|contract)/.test(below[0] ?? '')
  ) {
    return 'plug-ins never import each other'
  }
  const feature = /^ui\/features\/([^/]+)/
  const [from, to] = [feature.exec(path)?.[1], feature.exec(target)?.[1]]
  return from && to && from !== to ? 'features never import each other' : undefined
}

const isPlugin = (path: string) => path.split('/').length === 2 && !path.endsWith('.generated.ts')

function judgeGlobals(path: string, { objects }: Parsed): string[] {
  if (!objects.has('chrome') || isInOneOf(path, webextensionPlaces)) return []
  return [`${path}: names chrome, which only ${webextensionPlaces.join(', ')} may`]
}

/** No npm package may come into the inspected page by a detour. */
function judgeReach(parsed: ReadonlyMap<string, Parsed>): string[] {
  const breaches = new Set<string>()
  const reached = new Set<string>()
  const walk = (path: string, way: string) => {
    if (reached.has(path)) return
    reached.add(path)
    for (const { specifier, typeOnly } of parsed.get(path)?.imports ?? []) {
      if (typeOnly || isAsset(specifier)) continue
      if (!specifier.startsWith('.')) breaches.add(`${way}: brings '${specifier}' into the page`)
      else {
        const next = locate(parsed, resolve(path, specifier))
        if (next) walk(next, `${way} → ${next}`)
      }
    }
  }
  for (const path of parsed.keys()) if (rowOf(path)?.bare) walk(path, path)
  return [...breaches]
}

const isAsset = (specifier: string) =>
  specifier.includes('?') || (/\.\w+$/.test(specifier) && !/\.([cm]?[jt]sx?|generated|iife)$/.test(specifier))

/** `../core/x?raw` seen from `ui/y.ts` is `core/x`; what lies outside src starts at the project's folder. */
function resolve(path: string, specifier: string): string {
  const [plain = ''] = specifier.split('?')
  return posix.relative('src', posix.join('src', posix.dirname(path), plain)).replace(/^\.\.\//, '')
}

function locate(parsed: ReadonlyMap<string, Parsed>, target: string): string | undefined {
  return [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((path) => parsed.has(path))
}
