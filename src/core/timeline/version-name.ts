const VERSION = /^_*(?:schema|data|storage)?_?(?:v|version)$/i

/** Whether a member is called as apps call the version of what they save: `version`, `v`, `schemaVersion`, `_version`. */
export const isVersionName = (name: string): boolean => VERSION.test(name)
