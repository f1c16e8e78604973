import { definePitfall } from './define-pitfall'

export default definePitfall({
  title: 'Write amplification',
  what: 'The workspace keeps the pictures of the assets too, and each key of a draft writes all of it again.',
  alter: (behaviour) => ({ ...behaviour, picturesInWorkspace: true }),
})
