// The session of this window: a key worker, and bare requests to the public host. No contract is loaded here; the types of the
// contract hold what is asked, and test/island-paths.test.ts holds where.

import { ask, askBytes, keyWorker } from '../../web/island/island.ts'
import type { ClientVault } from '../../sealing/vault-client.ts'
import type { PortalCalls, PortalSession } from '../client/portal-session.ts'

const api: PortalCalls = {
  // As nobody: the words are asked for before anybody is in.
  help: { evaluate: (input) => ask('/api/help/words', input, { as: 'omit' }) },
  accounts: { enterByCard: (input) => ask('/api/card/enter', input) },
  organisations: { logs: (input) => ask('/api/organisations/logs', input) },
  portal: {
    file: () => ask('/api/portal/file'),
    readers: () => ask('/api/portal/readers'),
    write: ({ caseId, ...body }) => ask(`/api/portal/cases/${caseId}/messages`, body),
    messages: ({ caseId, after }) =>
      after
        ? ask(`/api/portal/cases/${caseId}/messages?after=${encodeURIComponent(after)}`)
        : ask(`/api/portal/cases/${caseId}/messages`),
    written: ({ caseId, after }) =>
      after
        ? ask(`/api/portal/cases/${caseId}/written?after=${encodeURIComponent(after)}`)
        : ask(`/api/portal/cases/${caseId}/written`),
    seen: ({ caseId }) => ask(`/api/portal/cases/${caseId}/messages/seen`, {}),
    contact: ({ caseId, ...body }) => ask(`/api/portal/cases/${caseId}/contact`, body),
    ways: ({ caseId, ...body }) => ask(`/api/portal/cases/${caseId}/ways`, body),
    wellbeing: ({ caseId, ...body }) => ask(`/api/portal/cases/${caseId}/wellbeing`, body),
    hours: ({ caseId, ...body }) => ask(`/api/portal/cases/${caseId}/hours`, body),
    telling: ({ caseId }) => ask(`/api/portal/cases/${caseId}/telling`),
    keepTelling: ({ caseId, ...body }) => ask(`/api/portal/cases/${caseId}/telling`, body),
    keepTellingHours: ({ caseId, ...body }) => ask(`/api/portal/cases/${caseId}/telling/hours`, body),
    eraseTelling: ({ caseId }) => ask(`/api/portal/cases/${caseId}/telling/end`, {}),
    draft: () => ask('/api/portal/draft'),
    keepDraft: (body) => ask('/api/portal/draft', body),
    dropDraft: () => ask('/api/portal/draft/end', {}),
    stop: ({ caseId, ...body }) => ask(`/api/portal/cases/${caseId}/stop`, body),
    reconsent: ({ caseId, ...body }) => ask(`/api/portal/cases/${caseId}/reconsent`, body),
    whole: ({ language }) => ask(`/api/portal/whole?language=${language}`),
    spoken: () => ask('/api/portal/spoken'),
    piece: ({ id, piece }) => askBytes(`/api/portal/papers/${id}/pieces/${String(piece)}`),
    attachment: ({ id, piece }) => askBytes(`/api/portal/attachments/${id}/pieces/${String(piece)}`),
    said: () => ask('/api/portal/voices'),
    speak: (body, options) => ask('/api/portal/voices', body, options),
  },
}

/** A session whose keys live in a worker of this window, until it is locked. */
export const islandSession = (): PortalSession & { vault: ClientVault } => ({
  api,
  vault: keyWorker(),
  queue: { last: Promise.resolve() },
})
