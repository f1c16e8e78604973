import { definePitfall } from './define-pitfall'

export default definePitfall({
  title: 'Dangling reference',
  what: 'Deleting a scene leaves the tab pointing at it: which scene is shown is not forgotten.',
  alter: (behaviour) => ({ ...behaviour, forgetSelected: false }),
})
