/** A match pattern as people write a site: `https://shop.example`, `*.localhost`, `every site`. */
export function siteName(pattern: string): string {
  if (/^(?:<all_urls>|\*:\/\/\*\/\*)$/.test(pattern)) return 'every site'
  const [, scheme = '', host = pattern] = /^([^:]+):\/\/([^/]+)/.exec(pattern) ?? []
  if (host === '*') return `every ${scheme} site`
  return scheme === '*' ? host : `${scheme}://${host}`
}
