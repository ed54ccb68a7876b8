// Whoever has requests for a bed on a screen that they look at has seen them: said once, so that who asked need not ring to know.
import { useEffect } from 'react'
import { api } from '../../web/session/api.ts'
import { useTrack } from '../../web/track/query.ts'

/** Says of each of these requests that somebody of the house has looked, while the window is in sight; again where one is asked anew. */
export function useSaySeen(tracks: readonly string[]): void {
  const all = tracks.join(' ')
  useEffect(() => {
    const said = new Set<string>()
    const say = (): void => {
      if (document.visibilityState !== 'visible') return
      for (const track of all.split(' ').filter((one) => one && !said.has(one))) {
        said.add(track)
        // What was not said is said at the next look.
        api.bedRequests.see({ track }).catch(() => said.delete(track))
      }
    }
    say()
    document.addEventListener('visibilitychange', say)
    return () => document.removeEventListener('visibilitychange', say)
  }, [all])
}

/** On the page of a request, for the house that is asked. */
export function SaySeen({ trackId }: { trackId: string }) {
  const track = useTrack(trackId).data?.track
  const isAsked =
    track?.state === 'matched' && track.sides.includes('other') && !track.sides.includes('holder')
  useSaySeen(isAsked ? [trackId] : [])
  return null
}
