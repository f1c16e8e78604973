import { definePitfall } from './define-pitfall'

export default definePitfall({
  title: 'Orphaned entry',
  what: 'Deleting a project leaves the draft of its next message behind, in memory and in localStorage.',
  alter: (behaviour) => ({ ...behaviour, forgetDrafts: false }),
})
