/** Every bad input the product refuses: one sentence of what is wrong, one of what to do about it. */
const CATALOGUE = {
  // Session files.
  'session-empty': (p: { name: string }) => [`${p.name} is empty.`, 'Export or record the session again.'],
  'session-corrupt': (p: { name: string; detail: string }) => [
    `${p.name} is not a readable session file: ${p.detail}.`,
    'It may be damaged or saved by another program; export or record the session again.',
  ],
  'session-truncated': (p: { name: string }) => [
    `${p.name} ends in the middle: it was cut off while it was written or copied.`,
    'Copy or download the whole file, or record the session again.',
  ],
  'session-foreign': (p: { name: string; found: string }) => [
    `${p.name} is not a Driftscope session: ${p.found}.`,
    'Choose a file that Driftscope exported or recorded (*.session.json or *.session.json.gz).',
  ],
  'session-from-the-future': (p: { name: string; version: number; known: number }) => [
    `${p.name} is a session from the future: its format is version ${p.version}, this Driftscope reads up to version ${p.known}.`,
    'Update Driftscope, then open it again.',
  ],
  'session-invalid': (p: { name: string; where: string; detail: string }) => [
    `${p.name} is a session file with a mistake at ${p.where}: ${p.detail}.`,
    'If no other program changed the file, report this with the file attached; else export the session again.',
  ],

  // The command line.
  'command-unknown': (p: { command: string; known: string }) => [
    `There is no command "${p.command}".`,
    `Use one of: ${p.known}.`,
  ],
  'flag-unknown': (p: { flag: string; command: string; known: string }) => [
    `\`${p.command}\` has no flag ${p.flag}.`,
    `It takes: ${p.known}.`,
  ],
  'flag-invalid': (p: { flag: string; found: string; expected: string }) => [
    `${p.flag} was given ${p.found}.`,
    `It takes ${p.expected}.`,
  ],
  'argument-missing': (p: { command: string; argument: string; example: string }) => [
    `\`${p.command}\` needs a ${p.argument}.`,
    `For example: ${p.example}`,
  ],
  'argument-extra': (p: { command: string; argument: string }) => [
    `\`${p.command}\` does not know what to do with "${p.argument}".`,
    'Quote an argument that has spaces or characters of the shell in it.',
  ],
  'url-invalid': (p: { url: string }) => [
    `"${p.url}" is not a web address.`,
    'Give a whole one with http:// or https://, for example http://localhost:3000/.',
  ],
  'url-unreachable': (p: { url: string; detail: string }) => [
    `${p.url} does not answer (${p.detail}).`,
    'Start the app first and check the address and the port.',
  ],
  'url-refused': (p: { url: string }) => [
    `${p.url} answers with an error and no page.`,
    'Check the address: there is nothing to record.',
  ],
  'file-missing': (p: { file: string; what: string }) => [
    `There is no ${p.what} ${p.file}.`,
    'Check the path: it is relative to the folder the command was typed in.',
  ],
  'file-unwritable': (p: { file: string; detail: string }) => [
    `${p.file} cannot be written (${p.detail}).`,
    'Choose another place with --out <file>.',
  ],
  'deep-scan-failed': (p: { detail: string }) => [
    `The deep scan did not get through: ${p.detail}.`,
    'Record without --deep-scan, or announce the store with driftscope/announce.',
  ],
  'flow-unloadable': (p: { file: string; detail: string }) => [
    `The flow ${p.file} cannot be loaded: ${p.detail}.`,
    'A flow is an ES module that node can import, with a default export: async ({ page, context, newTab }) => { … }.',
  ],
  'flow-without-default': (p: { file: string }) => [
    `The flow ${p.file} has no function as its default export.`,
    'Write: export default async ({ page, context, newTab }) => { … }',
  ],
  'playground-failed': (p: { detail: string }) => [
    `The playground did not start: ${p.detail}.`,
    'Run npm run playground to see what it says.',
  ],
  'flow-failed': (p: { file: string; detail: string }) => [
    `The flow ${p.file} threw: ${p.detail}.`,
    'Mend the flow; the session up to there has been kept.',
  ],

  // The browser.
  'browser-missing': (p: { rejected: string }) => [
    `No browser that can load the extension was found${p.rejected && ` (${p.rejected})`}.`,
    'Install Chromium (Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or set DRIFTSCOPE_BROWSER to the path of a Chromium, Chrome for Testing or Edge.',
  ],
  'browser-failed': (p: { path: string; detail: string }) => [
    `The browser ${p.path} did not start: ${p.detail}.`,
    'Close a browser that uses the same profile, or set DRIFTSCOPE_BROWSER to the path of another one.',
  ],
  'display-missing': () => [
    'There is no display to show a browser window on.',
    'Run it without a window (--headless, or leave out --headed), or under xvfb-run.',
  ],
  'extension-missing': (p: { path: string }) => [
    `The extension is not built: there is no ${p.path}.`,
    'Run: npm run build',
  ],
  'extension-refused': (p: { path: string; detail: string }) => [
    `The browser did not load the extension from ${p.path}${p.detail && `: ${p.detail}`}.`,
    'Branded Chrome (137 and later) refuses extensions named on the command line: use Chromium or Chrome for Testing.',
  ],
  'permission-refused': (p: { origin: string }) => [
    `The extension was not given access to ${p.origin}.`,
    'Allow it for this site in the browser (Extensions, Driftscope, site access), or use a throw-away profile.',
  ],
  'panel-missing': (p: { detail: string }) => [
    `The Driftscope panel did not open in DevTools: ${p.detail}.`,
    'Build the extension again (npm run build), or try without --profile.',
  ],
  'collector-failed': (p: { detail: string }) => [
    `The recording could not be read from the extension: ${p.detail}.`,
    'Build the extension again (npm run build); if it stays, report it with the command you ran.',
  ],
} satisfies Record<string, (parameters: never) => readonly [sentence: string, remedy: string] | string[]>

type Catalogue = typeof CATALOGUE
export type ErrorCode = keyof Catalogue
type ParametersOf<C extends ErrorCode> = Parameters<Catalogue[C]>

/** An error made for the person who reads it. `message` is the sentence; `remedy` says what to do about it. */
export class DriftscopeError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C
  readonly remedy: string

  constructor(code: C, ...parameters: ParametersOf<C>) {
    const entry = CATALOGUE[code] as (...parameters: ParametersOf<C>) => string[]
    const [sentence = code, remedy = ''] = entry(...parameters)
    super(sentence)
    this.name = 'DriftscopeError'
    this.code = code
    this.remedy = remedy
  }
}

/** The first line of whatever was thrown, without a final full stop: a `detail` for a sentence. */
export function detailOf(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return (message.split('\n')[0] ?? '').replace(/\.$/, '')
}
