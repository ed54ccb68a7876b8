// Short courses for people at work, the certificate of each, and the public page that says whether one holds.

import { feature as define } from '../tracks/feature.ts'
import { trainingApi } from './api.ts'
import { certificatePages } from './pages.ts'
import { trainingServer } from './server/training.ts'

export const feature = define({
  name: 'training',
  endpoints: { training: trainingApi },
  handlers: ({ publicUrl }) => ({ training: trainingServer(publicUrl) }),
  pages: ({ host }) => certificatePages(host),
})
