// The rules of the country, as they can be read. They are reference: nobody is told anything about a person by them.

import { Problem } from '../api/problem.ts'
import { packs } from '../../jurisdictions/packs.ts'
import { filesOfLaw } from '../jurisdiction/shipped.ts'
import { feature as define } from '../tracks/feature.ts'
import { lawApi } from './api.ts'
import { lawOf } from './law-of.ts'
import { changeServer } from './server/change.ts'

export const feature = define({
  name: 'law',
  endpoints: { law: lawApi },
  handlers: ({ tracks, reload }) => ({
    law: {
      ...changeServer(
        [...tracks.values()].map(({ machine }) => machine),
        reload,
      ),
      files({ pack }) {
        if (!packs.has(pack)) throw new Problem('not-found')
        return Promise.resolve({ files: filesOfLaw(pack) })
      },
      read({ pack }) {
        const found = packs.get(pack)
        if (!found) throw new Problem('not-found')
        return Promise.resolve(lawOf(found))
      },
    },
  }),
})
