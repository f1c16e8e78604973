import { installPackages, lockedVersion as locked } from '../support/install'

const pathOf = (stack: string): string => `test/fixtures/${stack}`

/** Installs what a stack's lock file asks for, unless it is there. Throws one sentence; what was installed stays. */
export const installStack = (stack: string, say: (text: string) => void): Promise<void> =>
  installPackages(pathOf(stack), say)

/** The version of a package that a stack has locked, by the name it is installed under. */
export const lockedVersion = (stack: string, name: string): string | undefined => locked(pathOf(stack), name)
