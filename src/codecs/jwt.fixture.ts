import type { CodecFixture } from './support/fixture'

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const token = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'ada' })}.c2lnbmVk`

export const fixture: CodecFixture = {
  valid: [token, `Bearer ${token}`, `${part({ alg: 'none' })}.${part({ sub: 'ada' })}.`].map((content) => ({
    content,
    decoded: { state: content, statePath: [] },
  })),
  broken: [],
  foreign: ['eyes.on.you', 'a.b.c', part({ alg: 'HS256' }), `${token}.more.parts`, 'example.com', undefined],
}
