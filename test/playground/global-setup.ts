import { buildPlayground } from '../../playground/build'

export default async function setup(): Promise<void> {
  await buildPlayground()
}
