import type { CodecFixture } from './support/fixture'

/** Bytes without any order, always the same ones. */
function random(length: number): Buffer {
  let state = 1
  return Buffer.from(Array.from({ length }, () => ((state = (state * 48_271) % 0x7fffffff) >> 8) & 255))
}
const secret = random(600).toString('base64')
const jwe = ['eyJhbGciOiJSU0EifQ', secret.slice(0, 40), 'AxY8', 'KDlT', 'Mz-V'].join('.').replaceAll(/[+/=]/g, '_')

export const fixture: CodecFixture = {
  valid: [
    `U2FsdGVkX1${secret.slice(0, 60)}`,
    `gAAAAA${'bcd0'.repeat(20)}==`,
    'Fe26.2**0cdd607945dd1dffb7da0b0bf5f1a7daa6218cbae14cac51dcbd91fb077aeb5b*x',
    jwe,
    secret,
    random(150).toString('base64url'),
  ].map((content) => ({ content, decoded: { state: content, statePath: [] } })),
  broken: [],
  foreign: [
    'U2Fs',
    'Fe26',
    `iVBORw0KGgo${secret}`,
    `/9j/${secret}`,
    random(60).toString('base64'),
    random(200).toString('hex'),
    `data:image/png;base64,${secret}`,
    Buffer.from('a text that is long enough, in words, '.repeat(10)).toString('base64'),
    undefined,
  ],
}
