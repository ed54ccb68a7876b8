// Who offers what, where, and what is missing.

import { feature as define } from '../tracks/feature.ts'
import { directoryApi } from './api.ts'
import { hsdsApi } from './hsds-api.ts'
import { listsApi } from './lists-api.ts'
import { twiceApi } from './twice-api.ts'
import { nearPages } from './pages.ts'
import { directoryServer } from './server/directory.ts'
import { hsdsServer } from './server/read-api.ts'
import { listsServer } from './server/lists.ts'
import { twiceServer } from './server/twice.ts'

export const feature = define({
  name: 'directory',
  endpoints: { directory: directoryApi, hsds: hsdsApi, lists: listsApi, twice: twiceApi },
  pages: ({ host }) => nearPages(host),
  handlers: () => ({ directory: directoryServer, hsds: hsdsServer, lists: listsServer, twice: twiceServer }),
})
