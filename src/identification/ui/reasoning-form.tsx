// The form of reasons: each sign answered for or against with what shows it, then why in words. Nothing is counted or added up.
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { giveReasons } from '../client/reasoning.ts'
import { giveSealedReasons } from '../client/sealed-reasons.ts'
import { useCarrier } from './use-carrier.ts'
import {
  findings,
  indicators,
  isWhole,
  unanswered,
  unshown,
  type Finding,
  type Indicator,
  type Reasoning,
} from '../reasoning.ts'

interface Writing extends Reasoning {
  tried?: TriedWrite
}

/** `caseId` is left out by whoever sees no file: then they are sealed to whoever carries the process. */
export function ReasoningForm({
  where: { caseId, track },
}: {
  where: { caseId: string | undefined; track: string }
}) {
  const t = useText()
  const go = useNavigate()
  const [writing, setWriting] = useState<Writing>({ text: '', indicators: {} })
  const draft = useDraft(`reasons.${track}`, writing, setWriting)
  const { busy, error, run } = usePendingAction()
  const { data: to } = useCarrier(track, !caseId)
  const left = unanswered(writing).length + unshown(writing).length
  const keep = () =>
    run(async () => {
      const { text, indicators: answered, shown = {} } = writing
      const value = { text, indicators: answered, shown }
      const once = sameWriteAs(writing.tried, value)
      setWriting({ ...writing, tried: once })
      if (caseId) await giveReasons(session, { caseId, track }, value, once.id)
      else await giveSealedReasons(session, { track, to: to! }, value, once.id)
      await draft.drop()
      await go({ to: '/tracks/$trackId', params: { trackId: track } })
    }, draft.keep)
  return (
    <div className="stack">
      <DraftConflict draft={draft} />
      <Signs writing={writing} onWriting={setWriting} />
      <Why
        readers={
          caseId
            ? t('track.sealedFor', { compartment: t('compartment.identity') })
            : t('reasoning.sealedForCarrier', { name: to?.shown.name ?? '' })
        }
        text={writing.text}
        onText={(text) => setWriting({ ...writing, text })}
      />
      {left > 0 && <p className="second">{t('reasoning.left', { count: left })}</p>}
      <ErrorMessage error={error} />
      <div>
        <Button
          look="primary"
          isDisabled={!isWhole(writing) || (!caseId && !to)}
          isPending={busy}
          onPress={() => void keep()}
        >
          {t('reasoning.keep')}
        </Button>
      </div>
    </div>
  )
}

/** Every sign, in its order. */
function Signs({ writing, onWriting }: { writing: Writing; onWriting: (writing: Writing) => void }) {
  return indicators.map((one) => (
    <Sign
      key={one}
      sign={one}
      finding={writing.indicators[one]}
      shown={writing.shown?.[one] ?? ''}
      onFinding={(value) => onWriting({ ...writing, indicators: { ...writing.indicators, [one]: value } })}
      onShown={(value) => onWriting({ ...writing, shown: { ...writing.shown, [one]: value } })}
    />
  ))
}

/** Why, in words, and who reads them. */
function Why({ readers, text, onText }: { readers: string; text: string; onText: (text: string) => void }) {
  const t = useText()
  return (
    <TextArea
      label={t('reasoning.text')}
      readers={readers}
      maxLength={4000}
      rows={5}
      value={text}
      onChange={onText}
    />
  )
}

/** One sign: whether it speaks for or against, and for what is known what shows it. */
function Sign({
  sign,
  finding,
  shown,
  onFinding,
  onShown,
}: {
  sign: Indicator
  finding: Finding | undefined
  shown: string
  onFinding: (finding: Finding) => void
  onShown: (shown: string) => void
}) {
  const t = useText()
  const name = t(`reasoning.indicator.${sign}`)
  return (
    <div className="stack">
      <RadioGroup
        label={name}
        columns
        choices={findings.map((value) => ({ value, label: t(`reasoning.finding.${value}`) }))}
        value={finding ?? null}
        onChange={(value) => onFinding(value as Finding)}
      />
      {finding !== undefined && finding !== 'unknown' && (
        <TextField
          label={t('reasoning.shown', { sign: name })}
          value={shown}
          onChange={onShown}
          maxLength={400}
        />
      )}
    </div>
  )
}
