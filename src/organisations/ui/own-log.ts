// My organisation's log as this window has checked it, for screens, and the words of its keys. Whatever changes it invalidates
// `['own log']`.
import { session } from '../../web/session/window-session.ts'
import { useQuery } from '@tanstack/react-query'
import { refreshHome } from '../../client/logs.ts'
import { vault } from '../../web/session/vault.ts'

export const useOwnLog = () =>
  useQuery({ queryKey: ['own log'], queryFn: () => refreshHome(session), refetchOnMount: 'always' })

/** The words of each member's two keys, as the checked log has them, and of the log itself. */
export function useKeyFingerprints() {
  const { data: log } = useOwnLog()
  return useQuery({
    queryKey: ['own log', 'words', log?.head.hash],
    enabled: log !== undefined,
    queryFn: async () => {
      const members = log?.members.filter((one) => one.state === 'member') ?? []
      const [whole, ...each] = await Promise.all(
        [log?.head.hash ?? '', ...members.map((one) => one.enc ?? '')].map((publicKey) =>
          vault.fingerprint({ publicKey }),
        ),
      )
      return {
        whole: whole?.words ?? '',
        each: members.map(({ id }, at) => ({ id, words: each[at]?.words ?? '' })),
      }
    },
  }).data
}
