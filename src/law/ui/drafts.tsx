// Files of rules that were brought in by the command line: what each says, what it would change, and a first signature.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PackFile } from '../../jurisdiction/define.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { ofItsOwn } from '../change-file.ts'
import { proposeLaw } from '../client/propose-law.ts'
import { useRulesOf } from './rules-of-file.ts'
import { lawQuery } from './use-law.ts'
import { WouldChange, type Tried } from './would-change.tsx'

type Draft = Awaited<ReturnType<typeof api.law.drafts>>['drafts'][number]

/** Those that would stand in the place of a law, or by themselves. */
export function Drafts({ over }: { over: string }) {
  const { data } = useQuery({ queryKey: ['law drafts'], queryFn: () => api.law.drafts({}) })
  const mine = data?.drafts.filter((one) => one.over === over) ?? []
  return mine.map((draft) => <OneDraft key={draft.id} draft={draft} />)
}

function OneDraft({ draft: { over, pack, text, broughtOn } }: { draft: Draft }) {
  const { t, dates } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const today = useToday()
  const [since, setSince] = useState<string | null>(null)
  const [tried, setTried] = useState<Tried | null>(null)
  const [error, setError] = useState<unknown>(null)
  const base = useQuery(lawQuery((JSON.parse(text) as PackFile).inherits ?? ''))
  const acting = async (act: () => Promise<void>) => {
    setError(null)
    await act().catch(setError)
  }
  const sign = () =>
    acting(async () => {
      await proposeLaw(session, { over, text, since: since! })
      say({ text: t('law.change.signed') })
      await queries.invalidateQueries()
    })
  return (
    <Card title={`${t('law.draft')}: ${pack}`} lead={dates.day(broughtOn)}>
      <div className="stack">
        {base.data && <Said law={base.data} text={text} />}
        <DateField label={t('law.change.since')} value={since} min={today} onChange={setSince} />
        <ErrorMessage error={error} />
        {tried ? (
          <WouldChange found={tried} isNew={over === ofItsOwn} onSign={() => void sign()} />
        ) : (
          <Button
            isDisabled={since === null}
            onPress={() => void acting(async () => setTried(await api.law.tryOut({ over, text })))}
          >
            {t('law.change.try')}
          </Button>
        )}
      </div>
    </Card>
  )
}

function Said({ law, text }: { law: Parameters<typeof useRulesOf>[0]; text: string }) {
  return <p>{useRulesOf(law)(text)}</p>
}
