// Broken glass that waits for a second person: what is asked, by whom, why, and the two answers. What is shown here is what
// the vault has read in the signed chain.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { agreeToBreakGlass, declineToBreakGlass } from '../client/break-glass.ts'
import { openRecord } from '../../client/records.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { useColleagues } from '../../web/session/colleagues.ts'
import { Button } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useDates, useLanguage } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import type { Consent } from '../model.ts'
import { BreakAlone } from './break-alone.tsx'
import { session } from '../../web/session/window-session.ts'

type Waiting = CaseView['waiting'][number]

export function BreakGlass({
  shared,
  waiting,
  consents,
  onAnswered,
}: {
  shared: SharedCase
  waiting: readonly Waiting[]
  consents: readonly Consent[]
  onAnswered: () => void
}) {
  return waiting.map((one) => {
    const consent = consents.find(({ track }) => track === one.id)
    if (consent?.state !== 'waiting') return null
    return (
      <Asked
        key={one.id}
        shared={shared}
        asked={one}
        place={consent.recipientName ?? ''}
        onAnswered={onAnswered}
      />
    )
  })
}

interface AskedProps {
  shared: SharedCase
  asked: Waiting
  place: string
  onAnswered: () => void
}

/** Why it was asked, for those who can read it. */
function useReason(shared: SharedCase, asked: Waiting) {
  const note = shared.records.find((row) => row.track === asked.id)
  return useQuery({
    queryKey: ['glass', note?.id],
    queryFn: async () =>
      note ? (await openRecord<{ text: string }>(session, shared.case.id, note)).text : '',
    enabled: note !== undefined && shared.held.includes(note.compartment),
  })
}

/** Agrees to what was asked, or refuses it. */
function useAnswerBreakGlass(caseId: string, asked: Waiting, onAnswered: () => void) {
  const [busy, setBusy] = useState<'yes' | 'no' | null>(null)
  const [error, setError] = useState<unknown>(null)
  const answer = async (way: 'yes' | 'no') => {
    setBusy(way)
    setError(null)
    try {
      const { n, id, to } = asked
      if (way === 'yes') await agreeToBreakGlass(session, caseId, { n, track: id, to })
      else await declineToBreakGlass(session, caseId, { n, track: id })
    } catch (fault) {
      setError(fault)
    } finally {
      setBusy(null)
      onAnswered()
    }
  }
  return { busy, error, answer }
}

function Asked({ shared, asked, place, onAnswered }: AskedProps) {
  const { t, language } = useLanguage()
  const { day } = useDates()
  const me = useMe()
  const { data: colleagues = [] } = useColleagues()
  const caseId = shared.case.id
  const { busy, error, answer } = useAnswerBreakGlass(caseId, asked, onAnswered)
  const { data: why, error: unread } = useReason(shared, asked)
  const mine = asked.by === me.id
  const colleague = colleagues.find(({ id }) => id === asked.by)
  const parts = new Intl.ListFormat(language.locale, { type: 'conjunction' }).format(
    asked.compartments.map((part) => t(`compartment.${part}`)),
  )
  return (
    <Notice
      tone="danger"
      title={t('access.glass.title', { organisation: place })}
      action={
        <>
          {!mine && (
            <Button look="primary" icon="key" isPending={busy === 'yes'} onPress={() => void answer('yes')}>
              {t('access.glass.agree', { parts, organisation: place })}
            </Button>
          )}
          {mine && <BreakAlone caseId={caseId} asked={asked} onAnswered={onAnswered} />}
          <Button isPending={busy === 'no'} onPress={() => void answer('no')}>
            {t(mine ? 'access.glass.callBack' : 'access.glass.refuse')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('access.glass.what', { parts, organisation: place, day: day(asked.until) })}</p>
        {why && (
          <p>
            <bdi>{why}</bdi>
          </p>
        )}
        <p className="second">
          {mine
            ? t('access.glass.mine')
            : t('access.glass.by', {
                name: colleague?.name ?? colleague?.handle ?? t('access.glass.somebody'),
              })}
        </p>
        <ErrorMessage error={error ?? unread} />
      </div>
    </Notice>
  )
}
