// A complaint that somebody brings to an inspector: written down and sealed here like one from the public page, with a receipt to take along.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { ComboBox } from '../../web/controls/select.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { languageOptions } from '../../web/language/language-options.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { makeReceipt, sealCall, sendCall, type SealedCall } from '../client/take-call.ts'
import { emptyReport, longest, saysSomething, withNumber, type Report } from '../report.ts'

export function NewComplaint({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const [taken, setTaken] = useState<Report>(() => emptyReport('labour', ''))
  const change = (part: Partial<Report>) => setTaken((before) => ({ ...before, ...part }))
  const draft = useDraft('labour.new', taken, setTaken)
  const { busy, error, run } = usePendingAction()
  const [done, setDone] = useState<{ track: string; words: string } | null>(null)
  const intention = useIdempotentWrite<SealedCall>()
  const keep = () =>
    run(async () => {
      const call = await intention.madeFor(taken, async () =>
        sealCall(session, taken, await makeReceipt(session)),
      )
      await sendCall(session, call, { ...taken, by: 'in_person' })
      await draft.drop()
      setDone({ track: call.id, words: call.words })
      void queries.invalidateQueries({ queryKey: ['complaints'] })
    }, draft.keep)
  if (done) return <Kept done={done} onClose={onClose} />
  return (
    <Card title={t('labour.new')} lead={t('labour.new.lead')} accent="action">
      <div className="stack">
        <DraftConflict draft={draft} />
        <ErrorMessage error={error} />
        <Questions taken={taken} change={change} />
        <div className="row">
          <Button
            look="primary"
            icon="lock"
            isPending={busy}
            isDisabled={!saysSomething(taken)}
            onPress={() => void keep()}
          >
            {t('labour.new.keep')}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('hotline.call.later')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Kept({ done, onClose }: { done: { track: string; words: string }; onClose: () => void }) {
  const { t } = useLanguage()
  return (
    <Card title={t('labour.new.kept')} accent="action">
      <div className="stack">
        <p>{t('labour.new.receipt')}</p>
        <output className="receipt" dir="ltr">
          {done.words}
        </output>
        <div className="row">
          <ButtonLink look="primary" href={`/labour/${done.track}`}>
            {t('labour.new.open')}
          </ButtonLink>
          <Button onPress={onClose}>{t('hotline.call.finish')}</Button>
        </div>
      </div>
    </Card>
  )
}

interface Asked {
  taken: Report
  change: (part: Partial<Report>) => void
}

function Questions({ taken, change }: Asked) {
  const { t, language } = useLanguage()
  const me = useMe()
  return (
    <>
      <TextArea
        label={t('labour.story')}
        readers={t('hotline.sealed', { organisation: me.organisation.name })}
        rows={5}
        maxLength={longest.story}
        value={taken.story}
        onChange={(story) => change({ story })}
      />
      <TextField
        label={t('labour.place')}
        optional
        maxLength={longest.line}
        value={taken.place}
        onChange={(place) => change({ place })}
      />
      <ComboBox
        optional
        label={t('inbox.fact.language')}
        options={languageOptions(language.locale, me.network.languages)}
        value={taken.language || null}
        onChange={(tag) => change({ language: tag ?? '' })}
      />
      <TextField
        label={t('hotline.number')}
        dir="ltr"
        optional
        maxLength={longest.line}
        value={taken.reach}
        onChange={(reach) => change(withNumber(taken, reach))}
      />
    </>
  )
}
