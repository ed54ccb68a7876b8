// On a search for a bed that has found none yet: a night in a hotel, which ends no search; and with whom they must not sleep under one
// roof: the house that was asked gets marks of them, which its browser compares, since one that sees only pages of them cannot look.
import { useQuery } from '@tanstack/react-query'
import { underOneRoof } from '../../cases/client/one-roof.ts'
import { giveMarks } from '../client/roof-marks.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { useTrack } from '../../web/track/query.ts'

const searching = ['requested', 'matched', 'offered']

export function WhileSearching({ trackId }: { trackId: string }) {
  const t = useText()
  const answer = useTrack(trackId).data
  const caseId = answer?.caseId ?? null
  const isMine =
    answer !== undefined &&
    caseId !== null &&
    searching.includes(answer.track.state) &&
    answer.track.sides.some((side) => side === 'holder' || side === 'carrier')
  const { data: apart } = useQuery({
    queryKey: ['one-roof', caseId, 'words'],
    queryFn: async () => (await underOneRoof(session, caseId!, []))?.words ?? '',
    enabled: isMine,
    gcTime: 0,
  })
  // Given by itself, and anew where it was written anew: nobody has to think of it.
  const { data: areGiven } = useQuery({
    queryKey: ['one-roof', trackId, 'given', apart],
    queryFn: () => giveMarks(session, { caseId: caseId!, track: trackId }),
    enabled: isMine && apart !== undefined,
    gcTime: 0,
    retry: 2,
  })
  if (!isMine) return null
  return (
    <>
      {apart && (
        <Notice tone="due" title={t(areGiven ? 'beds.apart.given' : 'beds.apart.tell')}>
          <bdi>{apart}</bdi>
        </Notice>
      )}
      {answer.track.state !== 'offered' && (
        <Card title={t('hotel_night.name')} lead={t('track.about.hotel_night')}>
          <div className="row">
            <ButtonLink href={`/cases/${caseId}/start?kind=hotel_night`}>{t('beds.hotel')}</ButtonLink>
          </div>
        </Card>
      )}
    </>
  )
}
