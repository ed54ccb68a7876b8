// How the person is reached, as far as it is shared with us: opened when somebody is about to ask them, and not before.
import { useQuery } from '@tanstack/react-query'
import { readCase } from '../../client/case-keys.ts'
import { openLatest } from '../../client/records.ts'
import { session } from '../../web/session/window-session.ts'
import type { SafeContact } from '../safe-contact.ts'

export const useSafeContact = (caseId: string | null, isAsked: boolean) =>
  useQuery({
    // Its own: when they were reached last stands under another, and would say of every hour that it is safe.
    queryKey: ['contact-to-ask', caseId],
    enabled: isAsked && caseId !== null,
    gcTime: 0,
    queryFn: async () => {
      const shared = await readCase(session, caseId as string)
      if (!shared.held.includes('contact')) return null
      return (await openLatest<SafeContact>(session, shared, 'safe_contact')) ?? null
    },
  })
