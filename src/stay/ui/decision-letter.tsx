// The letter about a no: its reasons in words, what can be done against it and until when. One writes it, another one reads it on
// another day; before that there is nothing to print.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import type { Pack, Words } from '../../jurisdiction/define.ts'
import { languagesOf } from '../../jurisdiction/letters.ts'
import type { LetterRule } from '../../jurisdiction/stay-rules.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import {
  decisionFacts,
  decisionNow,
  isRefused,
  mayRead,
  readDecision,
  writeDecision,
  type DecisionLetter as Written,
} from '../client/decision-letter.ts'
import { newestReasons } from '../../identification/client/sealed-reasons.ts'
import { writeLetter } from '../client/letters.ts'
import { Paper } from './paper.tsx'

interface Part {
  shared: SharedCase
  pack: Pack
  rule: LetterRule
}

export function DecisionLetter(part: Part) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { shared } = part
  const { data, error, isPending } = useQuery({
    queryKey: ['decision letter', shared.case.id, shared.records.length],
    queryFn: async () => {
      const track = shared.tracks.find(isRefused)
      // What cannot be opened is not put into a letter; its own page says why.
      const reasons = track && (await newestReasons(session, track.id, shared).catch(() => undefined))
      return { letter: await decisionNow(session, shared), reasons: reasons?.text ?? '' }
    },
    gcTime: 0,
  })
  const [isAnew, writeAnew] = useState(false)
  const readAgain = async () => {
    writeAnew(false)
    await queries.invalidateQueries({ queryKey: ['case', shared.case.id] })
  }
  if (!shared.held.includes('identity')) return <p className="second">{t('stay.notHeld')}</p>
  if (error) return <ErrorMessage error={error} />
  if (isPending) return <Skeleton label={t('case.opening')} lines={8} />
  if (!data.letter || isAnew)
    return <Write {...part} given={data.reasons} onWritten={() => void readAgain()} />
  return <Second {...part} {...data.letter} onRead={() => void readAgain()} onAnew={() => writeAnew(true)} />
}

/** The reasons first, as they were signed before it was decided: without them nothing can be kept. */
function Write({ shared, pack, rule, given, onWritten }: Part & { given: string; onWritten: () => void }) {
  const { t, language } = useLanguage()
  const { busy, error, run } = usePendingAction()
  const [reasons, setReasons] = useState(given)
  const [theirs, setTheirs] = useState('')
  const [sender, setSender] = useState('')
  const own = shared.case.language.split('-')[0] as string
  const isOther = own !== pack.language && languagesOf(rule).includes(own)
  const isWhole = reasons.trim() !== '' && (!isOther || theirs.trim() !== '')
  const keep = () =>
    run(async () => {
      const words: Words = {
        en: reasons.trim(),
        [pack.language]: reasons.trim(),
        ...(isOther && { [own]: theirs.trim() }),
      }
      const facts = await decisionFacts(session, shared, { pack, reasons: words })
      const written = await writeLetter(session, { pack, letter: rule, facts: facts ?? {}, person: own })
      await writeDecision(session, shared.case.id, { letter: rule.id, written, sender: sender.trim() })
      onWritten()
    })
  return (
    <Card lead={t('stay.decision.lead')} title={t('stay.decision.write')}>
      <div className="stack">
        <TextArea
          label={t('stay.decision.reasons')}
          value={reasons}
          onChange={setReasons}
          maxLength={4000}
          rows={5}
        />
        {isOther && (
          <TextArea
            label={t('stay.decision.theirs', { language: languageName(own, language.locale) })}
            value={theirs}
            onChange={setTheirs}
            maxLength={4000}
            rows={5}
          />
        )}
        <TextField
          label={t('stay.letter.sender')}
          optional
          value={sender}
          onChange={setSender}
          maxLength={120}
        />
        <ErrorMessage error={error} />
        <div className="row">
          <Button look="primary" isDisabled={!isWhole} isPending={busy} onPress={() => void keep()}>
            {t('stay.decision.keep')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

interface SecondProps extends Part {
  first: Written
  second: Written | undefined
  onRead: () => void
  onAnew: () => void
}

function Second({ shared, first, second, onRead, onAnew }: SecondProps) {
  const { t, dates } = useLanguage()
  const { busy, error, run } = usePendingAction()
  const today = useToday()
  const may = mayRead(first, { user: session.id, on: today })
  const confirm = () =>
    run(async () => {
      await readDecision(session, shared.case.id, first)
      onRead()
    })
  return (
    <>
      <div className="stack no-print">
        {!second && (
          <Notice tone="due" title={t('stay.decision.waits')}>
            {t('stay.decision.waits.words', { day: dates.day(first.on) })}
          </Notice>
        )}
        <ErrorMessage error={error} />
        <div className="row">
          {second && (
            <Button look="primary" icon="print" onPress={() => print()}>
              {t('letter.print')}
            </Button>
          )}
          {!second && may && (
            <Button look="primary" icon="check" isPending={busy} onPress={() => void confirm()}>
              {t('stay.decision.read')}
            </Button>
          )}
          <Button look="quiet" onPress={onAnew}>
            {t('stay.decision.anew')}
          </Button>
        </div>
      </div>
      <Paper letter={first.value} on={second?.on ?? first.on} isDraft={!second} />
    </>
  )
}
