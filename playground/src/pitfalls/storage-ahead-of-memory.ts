import { definePitfall } from './define-pitfall'

export default definePitfall({
  title: 'Storage ahead of memory',
  what: 'A preference is written to what is saved, past the store, which goes on with the old one.',
  alter: (behaviour) => ({ ...behaviour, preferThrough: 'localStorage' }),
})
