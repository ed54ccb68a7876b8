// What nobody finished bringing is dropped, and what rows no longer name is taken from the disk.

import type { Job } from '../jobs/work.ts'
import type { JobParts } from '../tracks/feature.ts'
import { dropLooseCopies } from './server/copies.ts'
import { shelfOn } from './server/object-store.ts'
import { clearShelf, dropUnfinished } from './server/papers.ts'
import { sweepShelf } from './server/sweep.ts'

export const papersJobs = ({ database, store, state }: JobParts): Job[] => [
  { name: 'papers.unfinished', cron: '41 * * * *', run: () => dropUnfinished(database, state.now()) },
  { name: 'papers.loose', cron: '43 * * * *', run: () => dropLooseCopies(database, state.now()) },
  { name: 'papers.sweep', cron: '47 3 * * 0', run: () => sweepShelf(database, shelfOn(store), new Date()) },
  { name: 'papers.clear', cron: '* * * * *', run: () => clearShelf(database, shelfOn(store)) },
]
