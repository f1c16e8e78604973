import { definePitfall } from './define-pitfall'

export default definePitfall({
  title: 'Cross-tab overwrite',
  what: 'Nothing listens to what other tabs save, so each tab writes its own older copy of everything over theirs.',
  alter: (behaviour) => ({ ...behaviour, followOtherTabs: false }),
})
