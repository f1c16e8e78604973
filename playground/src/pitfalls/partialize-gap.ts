import { definePitfall } from './define-pitfall'

export default definePitfall({
  title: 'Partialize gap',
  what: 'What was searched for is kept over a reload, but not how many scenes were found.',
  alter: (behaviour) => ({ ...behaviour, keepFound: false }),
})
