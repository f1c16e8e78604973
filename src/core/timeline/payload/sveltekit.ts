import { isDictionary } from '../entity'
import { parsedOr } from '../parsed-or'
import { readLiteral } from './literal'

/** What the load functions of a SvelteKit page returned, from the layout's to the page's: `data: [null,{type:"data",data:{…}}]`. */
export function svelteKitData(script: string): unknown {
  const start = /(?:const data = |[{,]\s*data: )(?=\[)/.exec(script)
  if (!start) return undefined
  const nodes = readLiteral(script, start.index + start[0].length)
  const data = Array.isArray(nodes) ? nodes.map((node: unknown) => (isDictionary(node) ? node['data'] : undefined)) : []
  return Object.assign({}, ...data.filter(isDictionary)) as unknown
}

/** The body of an answer that SvelteKit handed on: `{"status":200,…,"body":"{…}"}`. */
export function fetchedBody(answer: unknown): unknown {
  const body = isDictionary(answer) ? answer['body'] : undefined
  return typeof body === 'string' ? parsedOr(body) : answer
}
