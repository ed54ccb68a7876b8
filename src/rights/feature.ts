// What a person has a right to, in words for everybody.

import { islandAddress } from '../http/islands.ts'
import { feature as define } from '../tracks/feature.ts'
import { rightsPages } from './pages/topics.ts'
import { workCardPages } from './pages/work-card.ts'
import { workSumPages } from './pages/work-sum.ts'
import { workPages } from './pages/work.ts'

export const feature = define({
  name: 'rights',
  pages: ({ host, built }) =>
    rightsPages(host)
      .route('/', workPages(host, { hear: built ? islandAddress('/islands/hear.js') : undefined }))
      .route('/', workCardPages(host))
      .route('/', workSumPages(host)),
})
