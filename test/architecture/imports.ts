import { parseSync, Visitor } from 'vite'

/** One import as written: a static or dynamic import, a re-export, an import type, a require, a glob. */
export interface Import {
  specifier: string
  typeOnly: boolean
}

export interface Parsed {
  imports: Import[]
  /** Imports whose target is computed, as source text: nobody can check them. */
  computed: string[]
  /** Global objects named in member expressions, e.g. `chrome` of `chrome.runtime`. */
  objects: Set<string>
}

/** Reads the imports of a TypeScript file with a real parser. Throws on a syntax error. */
export function parseImports(file: string, text: string): Parsed {
  const { program, errors } = parseSync(file, text)
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`)
  const imports: Import[] = []
  const computed: string[] = []
  const objects = new Set<string>()
  const add = (specifier: string, typeOnly: boolean) => imports.push({ specifier, typeOnly })
  const dynamic = (source: { type: string; start: number; end: number }, value: unknown) => {
    if (source.type === 'Literal' && typeof value === 'string') add(value, false)
    else computed.push(text.slice(source.start, source.end))
  }
  new Visitor({
    ImportDeclaration({ source, importKind, specifiers }) {
      const named = specifiers.length > 0 && specifiers.every((s) => 'importKind' in s && s.importKind === 'type')
      add(source.value, importKind === 'type' || named)
    },
    ExportNamedDeclaration({ source, exportKind, specifiers }) {
      const named = specifiers.length > 0 && specifiers.every((s) => s.exportKind === 'type')
      if (source) add(source.value, exportKind === 'type' || named)
    },
    ExportAllDeclaration({ source, exportKind }) {
      add(source.value, exportKind === 'type')
    },
    ImportExpression({ source }) {
      dynamic(source, 'value' in source ? source.value : undefined)
    },
    TSImportType({ source }) {
      add(source.value, true)
    },
    TSExternalModuleReference({ expression }) {
      add(expression.value, false)
    },
    CallExpression({ callee, arguments: [first, options] }) {
      if (!first) return
      const isRequire = callee.type === 'Identifier' && callee.name === 'require'
      const isGlob = callee.type === 'MemberExpression' && callee.object.type === 'MetaProperty'
      if (!isRequire && !isGlob) return
      const asset = isGlob && options && text.slice(options.start, options.end).includes("'?raw'") ? '?raw' : ''
      dynamic(first, 'value' in first && typeof first.value === 'string' ? first.value + asset : undefined)
    },
    MemberExpression({ object }) {
      if (object.type === 'Identifier') objects.add(object.name)
    },
  }).visit(program)
  return { imports, computed, objects }
}
