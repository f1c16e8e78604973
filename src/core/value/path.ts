/** The steps from a value's root to a member: object keys and Map keys as strings, array indices as numbers. */
export type Path = readonly (string | number)[]
