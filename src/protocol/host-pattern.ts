/**
 * The match pattern that a permission for a page's origin is about; undefined for what is no web page. It has no port: browsers
 * give a host with all its ports.
 */
export function hostPattern(url: string): string | undefined {
  const found = /^(https?:\/\/)(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#\s]+)/i.exec(url)
  return found ? `${found[1]}${found[2]}/*`.toLowerCase() : undefined
}
