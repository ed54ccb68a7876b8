// The needs of the first 72 hours, one after the other: who, when, and what became of each. A tick is kept, whoever made it.
import { useState } from 'react'
import { firstNeeds } from '../../cases/case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { DraftDialog } from '../../web/drafts/draft-dialog.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useColleagueName, useColleagues } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { codeWords } from '../../web/track/answers.ts'
import { AnswerRow } from './answer-row.tsx'
import { withSeenTo, type SeenTo } from '../already-seen-to.ts'
import { keepFirstDays } from '../client/keep-first-days.ts'
import {
  answers,
  openNeeds,
  withoutReason,
  type FirstDays,
  type FirstNeed,
  type NeedLine,
} from '../first-days.ts'

interface Props {
  shared: SharedCase
  kept: FirstDays
  /** The last day, for what has none of its own. */
  by: string | null
  /** What the file shows as done: it is not asked again. */
  seen: Partial<Record<FirstNeed, SeenTo>>
  onClose: () => void
  onSaved: () => void
}

export function FirstDaysDialog({ shared, kept, by, seen, onClose, onSaved }: Props) {
  const { t } = useLanguage()
  const me = useMe()
  const { say } = useNotices()
  const inWords = useFirstDaysWords()
  const [begun] = useState(() => withSeenTo(kept.needs, seen))
  const [{ needs, written }, put] = useState<{ needs: FirstDays['needs']; written?: TriedWrite }>(() => ({
    needs: Object.fromEntries(
      firstNeeds.map((need) => [need, { who: me.id, ...(by && { by }), ...begun.needs[need] }]),
    ),
  }))
  const [isAsked, ask] = useState(false)
  const skipped = isAsked ? [] : begun.skipped
  const [tried, setTried] = useState(false)
  const draft = useDraft(`first-days.${shared.case.id}`, { needs, written }, put as never)
  const { busy, error, run } = usePendingAction()
  const change = (need: FirstNeed, more: Partial<NeedLine>) =>
    put({ needs: { ...needs, [need]: { ...needs[need], ...more } } })
  const lacking = withoutReason({ needs })
  const save = async () => {
    setTried(true)
    if (lacking.length > 0) return
    await run(async () => {
      const value = { needs, text: inWords(needs) }
      const once = sameWriteAs(written, value)
      put({ needs, written: once })
      await keepFirstDays(session, shared, { value, id: once.id })
      await draft.drop()
      say({ text: t('firstDays.saved', { count: openNeeds({ needs }).length }) })
      onSaved()
    }, draft.keep)
  }
  return (
    <DraftDialog
      title={t('firstDays.title')}
      draft={draft}
      onClose={onClose}
      action={
        <Button look="primary" isPending={busy} onPress={() => void save()}>
          {t('about.save')}
        </Button>
      }
    >
      {skipped.length > 0 && <Skipped needs={skipped} seen={seen} onAsk={() => ask(true)} />}
      {firstNeeds
        .filter((need) => !skipped.includes(need))
        .map((need) => (
          <Need
            key={need}
            need={need}
            line={needs[need] ?? {}}
            onChange={(more) => change(need, more)}
            error={tried && lacking.includes(need) ? t('firstDays.why.empty') : undefined}
          />
        ))}
      <ErrorMessage error={error} />
    </DraftDialog>
  )
}

interface SkippedProps {
  needs: readonly FirstNeed[]
  seen: Props['seen']
  onAsk: () => void
}

/** What is known already, with what shows it; asked all the same only where somebody wants to. */
function Skipped({ needs, seen, onAsk }: SkippedProps) {
  const { t, dates } = useLanguage()
  return (
    <Card title={t('firstDays.known')} lead={t('firstDays.knownLead')}>
      <ul>
        {needs.map((need) => {
          const shown = seen[need]
          return (
            <li key={need}>
              {codeWords(need, t)}{' '}
              {shown && (
                <span className="second">
                  {t(`firstDays.seen.${shown.by}`, { day: dates.day(shown.on) })}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      <Button size="small" look="quiet" onPress={onAsk}>
        {t('firstDays.askAll')}
      </Button>
    </Card>
  )
}

interface NeedProps {
  need: FirstNeed
  line: NeedLine
  onChange: (more: Partial<NeedLine>) => void
  error: string | undefined
}

function Need({ need, line, onChange, error }: NeedProps) {
  const { t, dates } = useLanguage()
  const nameOf = useColleagueName()
  const { data: colleagues = [] } = useColleagues()
  const people = colleagues.map(({ id, name, handle }) => ({ value: id, label: name ?? handle }))
  return (
    <fieldset className="need">
      <legend>{codeWords(need, t)}</legend>
      <AnswerRow
        label={codeWords(need, t)}
        value={line.answer ?? null}
        choices={answers.map((value) => ({ value, label: t(`firstDays.${value}`) }))}
        onChange={(answer) => onChange({ answer: answer as NeedLine['answer'] & string })}
      />
      {line.answer === 'not_possible' && (
        <TextField
          label={t('firstDays.why')}
          value={line.why ?? ''}
          onChange={(why) => onChange({ why })}
          maxLength={300}
          error={error}
          autoFocus
        />
      )}
      <details>
        <summary className="second">
          {[line.who && nameOf(line.who), line.by && dates.shortDay(line.by)].filter(Boolean).join(' · ') ||
            t('plan.who')}
        </summary>
        <Select
          label={t('plan.who')}
          options={people}
          value={line.who ?? null}
          onChange={(who) => onChange({ who: who ?? undefined } as Partial<NeedLine>)}
        />
        <DateField
          label={t('plan.by')}
          value={line.by ?? null}
          onChange={(day) => onChange({ by: day ?? undefined } as Partial<NeedLine>)}
        />
      </details>
    </fieldset>
  )
}

/** Each need with what became of it, in the words of whoever writes. */
function useFirstDaysWords() {
  const { t, dates } = useLanguage()
  const nameOf = useColleagueName()
  return (needs: FirstDays['needs']) =>
    firstNeeds
      .map((need) => {
        const { answer, who, by, why } = needs[need] ?? {}
        const standing = answer
          ? t(`firstDays.${answer}`)
          : [who && nameOf(who), by && dates.shortDay(by)].filter(Boolean).join(', ')
        return `${codeWords(need, t)}: ${[standing, why].filter(Boolean).join('. ')}`
      })
      .join('\n')
}
