// What waits of my working notes, as My work and the notes of a case ask for it.
import { api } from '../../web/session/api.ts'

export const workingNotesQuery = {
  queryKey: ['working-notes'],
  queryFn: () => api.cases.workingNotes({}).then(({ cases }) => cases),
  staleTime: 60_000,
}
