// On a demand: which documents of the file go out, each bound by its hash; and afterwards which went, and whether they stand there as they went.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { failedForGood } from '../../api/problem.ts'
import type { StaffRole } from '../../api/roles.ts'
import { useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { readPapers, type Paper } from '../../papers/client/read-paper.ts'
import { advance } from '../../tracks/advance.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import type { TrackAnswer } from '../../web/track/query.ts'
import { handOverPages, pagesOf, readHanded } from '../client/hand-over-pages.ts'
import { demandMachine } from '../demand.ts'

export function HandedPages({ answer }: { answer: TrackAnswer }) {
  const { data: shared } = useCase(answer.caseId ?? '')
  const { data: papers } = useQuery({
    queryKey: ['papers', answer.caseId],
    queryFn: () => readPapers(session, answer.caseId!),
    enabled: shared !== undefined,
  })
  if (!shared?.held.includes('legal') || !papers) return null
  const there = papers.filter(({ row, about }) => row.state === 'kept' && about !== undefined)
  return answer.track.state === 'handed_over' ? (
    <Went answer={answer} shared={shared} papers={there} />
  ) : (
    <Choosing answer={answer} papers={there} />
  )
}

interface Shown {
  answer: TrackAnswer
  papers: readonly Paper[]
}

/** Nothing can be chosen while the rules say no, and they say why. */
function Choosing({ answer, papers }: Shown) {
  const { t } = useLanguage()
  const { roles } = useMe()
  const { track, facts } = answer
  const result = advance(demandMachine, { ...track, subkind: track.subkind ?? undefined }, 'hand_over', {
    input: { pages: 'sealed' },
    mover: { sides: track.sides, roles: roles as readonly StaffRole[] },
    facts,
  })
  if (!result.moved && ['not-in-this-state', 'not-your-side', 'not-your-role'].includes(result.because))
    return null
  return (
    <Card title={t('demand.pages')} lead={t('demand.pages.lead')}>
      {result.moved ? (
        <Form answer={answer} papers={papers} />
      ) : (
        <p className="second">{t(`refused.${result.because}`)}</p>
      )}
    </Card>
  )
}

function Form({ answer, papers }: Shown) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const intention = useIdempotentWrite<string>()
  const [chosen, choose] = useState<readonly string[]>([])
  const [words, setWords] = useState('')
  const send = () =>
    void run(
      async () => {
        const pages = pagesOf(papers.filter(({ row }) => chosen.includes(row.id)))
        const handed = { pages, words: words.trim() }
        const key = await intention.madeFor(handed, () => crypto.randomUUID())
        const place = { caseId: answer.caseId!, track: answer.track }
        await handOverPages(session, place, handed, key)
        say({ text: t('demand.pages.went') })
        await queries.invalidateQueries()
      },
      (fault) => failedForGood(fault) && intention.end(),
    )
  return (
    <div className="stack">
      {papers.length > 0 && (
        <CheckboxGroup
          label={t('demand.pages.which')}
          choices={papers.map(({ row, about }) => ({ value: row.id, label: about!.name }))}
          value={[...chosen]}
          onChange={choose}
        />
      )}
      <TextField label={t('demand.pages.words')} optional value={words} maxLength={500} onChange={setWords} />
      <ErrorMessage error={error} />
      <div className="row">
        <Button
          look="primary"
          isPending={busy}
          isDisabled={chosen.length === 0 && words.trim() === ''}
          onPress={send}
        >
          {t('demand.pages.send')}
        </Button>
      </div>
    </div>
  )
}

function Went({ answer, shared, papers }: Shown & { shared: SharedCase }) {
  const { t, dates } = useLanguage()
  const { data, error } = useQuery({
    queryKey: ['handed', answer.track.id, shared.records.length, papers.length],
    queryFn: async () => (await readHanded(session, shared, answer.track.id, papers)) ?? null,
    gcTime: 0,
  })
  if (error) return <ErrorMessage error={error} />
  if (!data) return null
  return (
    <Card title={t('demand.pages.gone.title')} lead={dates.day(data.on)}>
      <Rows
        rows={data.pages.map(({ paper, name, sha256, now }) => ({
          id: paper,
          title: name,
          detail: (
            <small dir="ltr" className="track-words">
              SHA-256 {sha256}
            </small>
          ),
          facts: [
            <Pill key="now" tone={now === 'stands' ? 'done' : 'late'}>
              {t(`demand.pages.${now}`)}
            </Pill>,
          ],
        }))}
      />
      {data.words && (
        <p>
          <bdi>{data.words}</bdi>
        </p>
      )}
    </Card>
  )
}
