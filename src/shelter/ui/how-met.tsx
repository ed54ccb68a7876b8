// How the person meets whoever brings them: written once by the one who does, sealed in their file, read on their own page.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { useTrack } from '../../web/track/query.ts'
import { howMet, tellHowMet } from '../client/way.ts'

export function HowMet({ trackId }: { trackId: string }) {
  const caseId = useTrack(trackId).data?.caseId ?? null
  const { data } = useQuery({
    queryKey: ['how-met', trackId],
    queryFn: () => howMet(session, caseId!, trackId),
    enabled: caseId !== null,
    gcTime: 0,
  })
  return caseId === null || data === undefined ? null : (
    <Field key={data} caseId={caseId} trackId={trackId} before={data} />
  )
}

function Field({ caseId, trackId, before }: { caseId: string; trackId: string; before: string }) {
  const t = useText()
  const { say } = useNotices()
  const queries = useQueryClient()
  const [met, setMet] = useState(before)
  const { busy, error, run } = usePendingAction()
  const save = () =>
    run(async () => {
      await tellHowMet(session, { caseId, track: trackId }, met.trim())
      say({ text: t('journey.met.saved') })
      await queries.invalidateQueries({ queryKey: ['how-met', trackId] })
      await queries.invalidateQueries({ queryKey: ['case', caseId] })
    })
  return (
    <>
      <TextField
        label={t('journey.met')}
        hint={t('journey.met.hint')}
        maxLength={200}
        value={met}
        onChange={setMet}
      />
      <ErrorMessage error={error} />
      <div className="row">
        <Button isPending={busy} isDisabled={met.trim() === before} onPress={() => void save()}>
          {t('journey.met.save')}
        </Button>
      </div>
    </>
  )
}
