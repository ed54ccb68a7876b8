// What waits for a second signature, and what holds: who said it and when. What it says is fetched for what waits, and where one asks.
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { refreshHome } from '../../client/logs.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { session } from '../../web/session/window-session.ts'
import { Filled } from '../../web/shell/slots.tsx'
import { agreeToLaw } from '../client/agree-to-law.ts'
import type { Law } from '../law-of.ts'
import { besideChange } from './change-slots.ts'
import { useRulesOf } from './rules-of-file.ts'
import { changeText, type Change, type useLawChanges } from './use-changes.ts'

interface ChangesProps {
  law: Law
  changes: ReturnType<typeof useLawChanges>
}

/** Agrees to what a colleague has changed, and says who may. */
function useAgreeToLaw() {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { error, run } = usePendingAction()
  // As the log says that was checked here: nobody signs for the second time what they signed themselves.
  const { data: log } = useQuery({ queryKey: ['own log'], queryFn: () => refreshHome(session) })
  const theirs = (n: number) => log?.waiting.some((one) => one.n === n && one.by !== session.id) === true
  const agree = (n: number, text: string) =>
    run(async () => {
      await agreeToLaw(session, { n, text })
      say({ text: t('law.change.agreed') })
      await queries.invalidateQueries({ queryKey: ['law changes'] })
      await queries.invalidateQueries({ queryKey: ['own log'] })
    })
  return { error, theirs, agree }
}

export function Changes({ law, changes: { all, more } }: ChangesProps) {
  const { t, dates } = useLanguage()
  const nameOf = useColleagueName()
  const rulesOf = useRulesOf(law)
  const { error, theirs, agree } = useAgreeToLaw()
  const [asked, ask] = useState<readonly number[]>([])
  const isRead = ({ n, holds }: Change) => !holds || asked.includes(n)
  const texts = useQueries({ queries: all.map((one) => ({ ...changeText(one.n), enabled: isRead(one) })) })
  const rowOf = (one: Change, at: number) => {
    const text = isRead(one) ? texts[at]?.data?.text : undefined
    const said = t('law.change.said', { name: nameOf(one.by), day: dates.day(one.saidOn) })
    return {
      id: one.pack,
      title: text === undefined ? said : rulesOf(text),
      detail: (
        <>
          {`${text === undefined ? '' : `${said} · `}${t('law.since', { day: dates.day(one.since) })}`}
          <Filled slot={besideChange} n={one.n} />
        </>
      ),
      facts: [
        <Pill key="state" tone={one.holds ? 'done' : 'due'}>
          {t(one.holds ? 'law.change.holds' : 'law.change.waits')}
        </Pill>,
      ],
      actions: one.holds
        ? text === undefined && (
            <Button size="small" look="quiet" onPress={() => ask([...asked, one.n])}>
              {t('law.change.read')}
              <span className="unseen"> {one.pack}</span>
            </Button>
          )
        : text !== undefined &&
          theirs(one.n) && (
            <Button size="small" icon="check" onPress={() => void agree(one.n, text)}>
              {t('law.change.agree')}
            </Button>
          ),
    }
  }
  return (
    <Card title={t('law.change.all')}>
      <ErrorMessage error={error ?? texts.find((one) => one.error)?.error} />
      <Rows rows={all.map(rowOf)} />
      {more && (
        <Button look="quiet" onPress={more}>
          {t('law.change.more')}
        </Button>
      )}
    </Card>
  )
}
