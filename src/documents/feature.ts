// Taking a whole file away, and erasing it: the browser does both.

import { feature as define } from '../tracks/feature.ts'

export const feature = define({
  name: 'documents',
})
