// npm run new <kind> <id>: stamps a plug-in with its siblings and takes it into the registry.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { writeGenerated } from './lib/generated.mjs'
import { camelCase, kinds, pluginFile } from './lib/plugin-kinds.mjs'
import { finish, root, Stop } from './lib/run.mjs'

await finish(() => {
  const { kind, name, id } = asked(process.argv.slice(2))
  const templates = join(root, 'scripts', 'templates', name)
  const written = readdirSync(templates).map((template) => {
    const file = pluginFile(root, kind, id, template.replace(/^plugin/, '').replace(/\.txt$/, ''))
    const text = readFileSync(join(templates, template), 'utf8')
    writeFileSync(file, fill(text, id))
    return relative(root, file)
  })
  console.log([...written, ...writeGenerated(root)].map((path) => `wrote ${path}`).join('\n'))
  console.log(`Next: fill in src/${kind.folder}/${id}.ts and its fixture, then npm run check.`)
})

/** Puts the id into a template, also as `camelCase` and `PascalCase`. */
function fill(text, id) {
  const name = camelCase(id)
  const type = name.charAt(0).toUpperCase() + name.slice(1)
  return text.replaceAll('{{id}}', id).replaceAll('{{name}}', name).replaceAll('{{Name}}', type)
}

/** The kind and id of the command line; throws the sentence that says what is wrong with them. */
function asked([name, id, ...more]) {
  const known = Object.keys(kinds).join('|')
  const usage = `Usage: npm run new ${known} <id>`
  if (!name || !id || more.length > 0) throw new Stop(usage)
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
  if (!kind) throw new Stop(`There is no kind of plug-in called "${name}". ${usage}`)
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || /^(define|contract)(-|$)/.test(id)) {
    throw new Stop(`"${id}" cannot be an id: use small letters, digits and single hyphens, as in "quota-near".`)
  }
  const taken = ['.ts', ...kind.siblings].find((ending) => existsSync(pluginFile(root, kind, id, ending)))
  if (taken) throw new Stop(`src/${kind.folder}/${id}${taken} exists already: choose another id, or edit that one.`)
  return { kind, name, id }
}
