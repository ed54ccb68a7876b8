// "You said, we did": what waits for the council of survivors, what stands before everybody, and a form for new words. They are about what
// changed and about nobody.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction, type Act } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { longestPublic, voiceTopics } from '../voice.ts'
import type { Change, CouncilAnswer } from './use-council.ts'

export function SaidAndDone({ data: { changes, isCouncil } }: { data: CouncilAnswer }) {
  const { t, dates, language } = useLanguage()
  const { error, run } = usePendingAction()
  const [written, write] = useState<Pick<Change, 'id' | 'topic'> | 'new' | null>(null)
  const rowOf = (one: Change) => ({
    id: `${one.id} ${one.language}`,
    title: one.said,
    detail: (
      <>
        <bdi>{one.did}</bdi> · {languageName(one.language, language.locale)} · <bdi>{one.house}</bdi> ·{' '}
        {one.approvedOn
          ? t('voice.changed.on', { day: dates.day(one.approvedOn) })
          : t('voice.changed.waits')}
      </>
    ),
    actions: <Doing change={one} isCouncil={isCouncil} run={run} onTranslate={() => write(one)} />,
  })
  return (
    <Card title={t('voice.changed.title')} lead={t('voice.changed.lead')}>
      <div className="stack">
        <ErrorMessage error={error} />
        <Rows rows={changes.map(rowOf)} />
        {changes.length === 0 && <p className="second">{t('voice.changed.none')}</p>}
        {written === null ? (
          <div className="row">
            <Button onPress={() => write('new')}>{t('voice.changed.write')}</Button>
          </div>
        ) : (
          <WriteChange of={written === 'new' ? undefined : written} onDone={() => write(null)} />
        )}
      </div>
    </Card>
  )
}

/** What can be done with words: the council approves them, anybody writes them in another language, whose they are takes them off. */
function Doing({
  change: { id, language, approvedOn, isOurs },
  isCouncil,
  run,
  onTranslate,
}: {
  change: Change
  isCouncil: boolean
  run: Act['run']
  onTranslate: () => void
}) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const acting = (act: () => Promise<unknown>, told: string) =>
    void run(async () => {
      await act()
      say({ text: t(told) })
      await queries.invalidateQueries({ queryKey: ['voice council'] })
    })
  const approve = () => acting(() => api.voices.approveChange({ id, language }), 'voice.changed.approved')
  const end = () => acting(() => api.voices.endChange({ id, language }), 'voice.changed.ended')
  return (
    <>
      {isCouncil && approvedOn === null && (
        <Button size="small" icon="check" onPress={approve}>
          {t('voice.changed.approve')}
        </Button>
      )}
      <Button size="small" look="quiet" onPress={onTranslate}>
        {t('voice.changed.translate')}
      </Button>
      {isOurs && (
        <Button size="small" look="quiet" onPress={end}>
          {t('voice.changed.end')}
        </Button>
      )}
    </>
  )
}

interface Typed {
  topic: string | null
  language: string | null
  said: string
  did: string
}

function WriteChange({ of, onDone }: { of: Pick<Change, 'id' | 'topic'> | undefined; onDone: () => void }) {
  const { t, language } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const [typed, put] = useState<Typed>({
    topic: of?.topic ?? null,
    language: of ? null : language.tag,
    said: '',
    did: '',
  })
  const [tried, setTried] = useState<TriedWrite>()
  const [id] = useState(() => of?.id ?? newId())
  const isWhole =
    typed.topic !== null && typed.language !== null && typed.said.trim() !== '' && typed.did.trim() !== ''
  const send = () =>
    void run(async () => {
      const words = typed as Typed & { topic: (typeof voiceTopics)[number]; language: string }
      const write = sameWriteAs(tried, words)
      setTried(write)
      await api.voices.writeChange({ id, ...words }, { key: write.id })
      say({ text: t('voice.changed.written') })
      await queries.invalidateQueries({ queryKey: ['voice council'] })
      onDone()
    })
  return (
    <div className="stack">
      <Fields typed={typed} put={(change) => put({ ...typed, ...change })} />
      <ErrorMessage error={error} />
      <div className="row">
        <Button look="primary" isPending={busy} isDisabled={!isWhole} onPress={send}>
          {t('voice.changed.send')}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {t('voice.changed.cancel')}
        </Button>
      </div>
    </div>
  )
}

function Fields({ typed, put }: { typed: Typed; put: (change: Partial<Typed>) => void }) {
  const { t, language } = useLanguage()
  const { network } = useMe()
  return (
    <>
      <Select
        label={t('voice.council.topic')}
        options={voiceTopics.map((code) => ({ value: code, label: t(`code.${code}`) }))}
        value={typed.topic}
        onChange={(topic) => put({ topic })}
      />
      <Select
        label={t('voice.changed.language')}
        options={network.languages.map((code) => ({
          value: code,
          label: languageName(code, language.locale),
        }))}
        value={typed.language}
        onChange={(tag) => put({ language: tag })}
      />
      <TextField
        label={t('voice.changed.said')}
        hint={t('voice.changed.nobody')}
        value={typed.said}
        maxLength={longestPublic}
        onChange={(said) => put({ said })}
      />
      <TextField
        label={t('voice.changed.did')}
        value={typed.did}
        maxLength={longestPublic}
        onChange={(did) => put({ did })}
      />
    </>
  )
}
