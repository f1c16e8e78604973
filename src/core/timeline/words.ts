/** The words of a name in lower case: `scenes.renameAll` → scenes, rename, all. */
export function splitWords(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
}

/** `stories` → story, `boxes` → box, `scenes` → scene */
export function singular(word: string): string {
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<=s|x|ch|sh)es$/, '')
    .replace(/(?<=[^s])s$/, '')
}
