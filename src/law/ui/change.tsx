// Change a rule of this country without writing a file: which one, to what, from which source and day; what that would change for
// duties that run; one signature here, and a second one by somebody else. Until then no clock reads it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from '@tanstack/react-router'
import type { PackFile, Words } from '../../jurisdiction/define.ts'
import { refreshHome } from '../../client/logs.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { nextFile, rootOf } from '../change-file.ts'
import { agreeToLaw } from '../client/agree-to-law.ts'
import type { Law } from '../law-of.ts'
import { ChangeForm } from './change-form.tsx'
import { Drafts } from './drafts.tsx'
import { useRulesOf } from './rules-of-file.ts'
import { lawQuery } from './use-law.ts'

type Change = Awaited<ReturnType<typeof api.law.changes>>['changes'][number]

export function ChangeLaw() {
  const { t } = useLanguage()
  const { pack = '' }: { pack?: string } = useParams({ strict: false })
  const over = rootOf(pack)
  const changes = useQuery({
    queryKey: ['law changes'],
    queryFn: () => api.law.changes({}),
    refetchOnMount: 'always',
  })
  const mine = changes.data?.changes.filter((one) => one.over === over) ?? []
  const holding = mine.find(({ holds }) => holds)
  const law = useQuery({ ...lawQuery(holding?.pack ?? over), enabled: changes.data !== undefined })
  return (
    <Page
      title={t('law.change')}
      lead={law.data ? inDocumentLanguage(law.data.title as Words) : ''}
      width="narrow"
      back={{ href: `/law/${over}`, label: t('law.title') }}
    >
      <ErrorMessage error={changes.error ?? law.error} />
      {law.data && mine.length > 0 && <Changes law={law.data} changes={mine} />}
      {law.data && changes.data && (
        <ChangeForm
          key={mine.length}
          over={over}
          law={law.data}
          first={nextFile(law.data, {
            before: holding && (JSON.parse(holding.text) as PackFile),
            taken: mine.map((one) => one.pack),
          })}
        />
      )}
      <Drafts over={over} />
    </Page>
  )
}

/** What waits for a second signature, and what holds. */
export function Changes({ law, changes }: { law: Law; changes: readonly Change[] }) {
  const { t, dates } = useLanguage()
  const rulesOf = useRulesOf(law)
  const queries = useQueryClient()
  const { say } = useNotices()
  const [error, setError] = useState<unknown>(null)
  // As the log says that was checked here: nobody signs for the second time what they signed themselves.
  const { data: log } = useQuery({ queryKey: ['own log'], queryFn: () => refreshHome(session) })
  const theirs = (n: number) => log?.waiting.some((one) => one.n === n && one.by !== session.id) === true
  const agree = async ({ n, text }: Change) => {
    setError(null)
    try {
      await agreeToLaw(session, { n, text })
      say({ text: t('law.change.agreed') })
      await queries.invalidateQueries({ queryKey: ['law changes'] })
      await queries.invalidateQueries({ queryKey: ['own log'] })
    } catch (fault) {
      setError(fault)
    }
  }
  return (
    <Card title={t('law.change.all')}>
      <ErrorMessage error={error} />
      <Rows
        rows={changes.map((one) => ({
          id: one.pack,
          title: rulesOf(one.text),
          detail: t('law.since', { day: dates.day(one.since) }),
          facts: [
            <Pill key="state" tone={one.holds ? 'done' : 'due'}>
              {t(one.holds ? 'law.change.holds' : 'law.change.waits')}
            </Pill>,
          ],
          actions: !one.holds && theirs(one.n) && (
            <Button size="small" icon="check" onPress={() => void agree(one)}>
              {t('law.change.agree')}
            </Button>
          ),
        }))}
      />
    </Card>
  )
}
