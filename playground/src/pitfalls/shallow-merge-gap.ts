import { definePitfall } from './define-pitfall'

export default definePitfall({
  title: 'Shallow merge gap',
  what: 'A release adds a preference, and what earlier releases saved replaces all preferences by those they knew.',
  alter: (behaviour) => ({ ...behaviour, spellCheckPreference: true }),
})
