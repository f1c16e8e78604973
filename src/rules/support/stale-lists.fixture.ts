import { persistedStore, recording } from '../../core/timeline/build.fixture'
import type { Encoded } from '../../core/value/encoded'
import type { RuleFixture } from './fixture'
import { a, b, c } from './studio.fixture'

/** A list out of storage; the server is asked for it, or for a part of it, and the answer is set aside. */
function restored(address: string, answer: Encoded) {
  const built = recording()
  const page = built.tab().open().at(2)
  persistedStore(page, { name: 'scenes-store', initial: { scenes: [] }, saved: { scenes: [a, b] } })
  const load = page.at(10).request('GET', address)
  page.at(90)
  load.answers(200, answer)
  return built.build()
}

export const staleLists: RuleFixture = {
  fires: [
    {
      name: 'a list of which one entity is older, and another was deleted elsewhere',
      recording: () => restored('/api/scenes', [{ ...a, title: 'Overture' }, c]),
      subject: 'scenes-store',
      paths: ['scenes.a.title', 'scenes.b'],
      says: ['`scenes.a.title` is "Opening", the server has "Overture"'],
    },
  ],
  silent: [
    { name: 'a search that does not find all of the list', recording: () => restored('/api/scenes?q=opening', [a]) },
    { name: 'another page of the list', recording: () => restored('/api/scenes?page=2', [c]) },
  ],
}
