import { parseSync } from 'vite'

export interface PluginKind {
  define: string
  siblings: readonly string[]
}

/** What keeps `<id>.ts` from being a plug-in of its kind: one line each, none when all is well. */
export function pluginProblems(kind: PluginKind, id: string, text: string, files: readonly string[]): string[] {
  const problems = kind.siblings.filter((end) => !files.includes(id + end)).map((end) => `${id}.ts has no ${id}${end}`)
  const declared = declaredId(`${id}.ts`, text, kind.define)
  if (declared === undefined) problems.push(`${id}.ts does not export default ${kind.define}({ id: '${id}', … })`)
  else if (declared !== id) problems.push(`${id}.ts declares the id '${declared}'`)
  return problems
}

/** The `id` of `export default define({ id: '…' })`, written there or in a constant of the file. */
function declaredId(file: string, text: string, define: string): string | undefined {
  const { body } = parseSync(file, text).program
  const exported = body.find((node) => node.type === 'ExportDefaultDeclaration')?.declaration
  const call = exported?.type === 'Identifier' ? constant(exported.name) : exported
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== define)
    return undefined
  const [argument] = call.arguments
  if (argument?.type !== 'ObjectExpression') return undefined
  for (const property of argument.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier' || property.key.name !== 'id') continue
    if (property.value.type === 'Literal' && typeof property.value.value === 'string') return property.value.value
  }
  return undefined

  function constant(name: string) {
    const declarations = body.flatMap((node) => (node.type === 'VariableDeclaration' ? node.declarations : []))
    return declarations.find(({ id }) => id.type === 'Identifier' && id.name === name)?.init
  }
}
