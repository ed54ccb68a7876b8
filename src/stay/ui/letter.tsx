// One letter: first what it shows and what it does not, then the person's yes to exactly that, then the printer. What was agreed to and
// kept is printed again as it was.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import { methods } from '../../consent/terms.ts'
import type { Pack } from '../../jurisdiction/define.ts'
import type { LetterRule } from '../../jurisdiction/stay-rules.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import { agreeToLetter, betraysIn, shownIn, stayFacts, writeLetter, type Letter } from '../client/letters.ts'
import { DecisionLetter } from './decision-letter.tsx'
import { Paper } from './paper.tsx'
import { useLetters, useStay } from './use-stay.ts'

export function StayLetter() {
  const t = useText()
  const { letterId = '' }: { letterId?: string } = useParams({ strict: false })
  const kept = useSearch({ strict: false, select: ({ kept }: { kept?: string }) => kept })
  const { caseId, shared, pack, error } = useStay()
  const rule = pack?.letters.find(({ id }) => id === letterId)
  if (pack && !rule) return <Missing />
  const back = rule?.to === 'person' ? `/cases/${caseId}` : `/cases/${caseId}/stay`
  return (
    <Page
      title={rule ? t(`stay.letter.to.${rule.to}`) : t('letter.title')}
      windowTitle={t('letter.title')}
      width="narrow"
      back={{ href: back, label: t(rule?.to === 'person' ? 'track.toCase' : 'stay.title') }}
    >
      <ErrorMessage error={error} />
      {(!shared || !rule) && !error && <Skeleton label={t('case.opening')} lines={8} />}
      {shared && pack && rule && (
        <Kind key={kept ?? letterId} shared={shared} pack={pack} rule={rule} kept={kept} />
      )}
    </Page>
  )
}

interface Part {
  shared: SharedCase
  pack: Pack
  rule: LetterRule
}

/** Printed again, about a decision, or written now. */
function Kind({ kept, ...part }: Part & { kept: string | undefined }) {
  if (kept !== undefined) return <Again shared={part.shared} id={kept} />
  return part.rule.to === 'person' ? <DecisionLetter {...part} /> : <ToOutside {...part} />
}

/** As it was agreed to; not where the person has stopped it since. */
function Again({ shared, id }: { shared: SharedCase; id: string }) {
  const t = useText()
  const { data } = useLetters(shared)
  const found = data?.find((one) => one.id === id)
  if (data && (!found || found.isStopped)) return <Notice tone="due" title={t('stay.letter.stopped')} />
  if (!found) return <Skeleton label={t('case.opening')} lines={6} />
  return (
    <>
      <div className="row no-print">
        <Button look="primary" icon="print" onPress={() => print()}>
          {t('letter.print')}
        </Button>
      </div>
      <Paper letter={found.value} on={found.on} />
    </>
  )
}

/** The words of a letter in each of its languages, as far as they are known. */
const useWritten = ({ shared, pack, rule }: Part) =>
  useQuery({
    queryKey: ['letter now', shared.case.id, rule.id, shared.case.version, shared.events.length],
    queryFn: async () => {
      const facts = await stayFacts(session, shared, pack)
      return writeLetter(session, { pack, letter: rule, facts, person: shared.case.language })
    },
    gcTime: 0,
  })

function ToOutside(part: Part) {
  const { shared, rule } = part
  const t = useText()
  const { data: written, error } = useWritten(part)
  const [sender, setSender] = useState('')
  const today = useToday()
  if (error) return <ErrorMessage error={error} />
  if (!written) return <Skeleton label={t('case.opening')} lines={8} />
  if (written.length === 0) return <Notice tone="due" title={t('stay.letters.noWork')} />
  const letter = { letter: rule.id, written, sender: sender.trim() }
  const betrays = betraysIn(rule, letter)
  return (
    <>
      <div className="stack no-print">
        <Shows letter={letter} rule={rule} />
        {/* Most letters need none: a signature is enough. */}
        <details>
          <summary>{t('stay.letter.sender.add')}</summary>
          <TextField
            label={t('stay.letter.sender')}
            hint={t('stay.letter.sender.hint')}
            optional
            value={sender}
            onChange={setSender}
            maxLength={120}
            {...(betrays.length > 0
              ? {
                  error: t('stay.letter.betrays', {
                    words: betrays.map((word) => `“${word.trim()}”`).join(', '),
                  }),
                }
              : {})}
          />
        </details>
        <Yes shared={shared} rule={rule} letter={letter} isFit={betrays.length === 0} />
      </div>
      <Paper letter={letter} on={today} />
    </>
  )
}

/** Whoever gets it learns this, and not that. */
function Shows({ letter, rule }: { letter: Letter; rule: LetterRule }) {
  const { t, language } = useLanguage()
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  const shows = shownIn(letter.written).map((what) => t(`stay.shows.${what}`))
  return (
    <Card title={t('stay.letter.shows', { who: t(`person.to.${rule.to}`) })}>
      <p>
        <strong>{list.format(shows)}</strong>
      </p>
      {rule.to !== 'authority' && <p className="second">{t('stay.letter.hides')}</p>}
    </Card>
  )
}

// What the person does on their own page is recorded there, by them.
const inFrontOfUs = methods.filter((method) => method !== 'own_page')

interface YesProps {
  shared: SharedCase
  rule: LetterRule
  letter: Letter
  isFit: boolean
}

/** The person's yes to what stands above; with it the letter is kept, sealed, and comes out of the printer. */
function Yes({ shared, rule, letter, isFit }: YesProps) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const [method, setMethod] = useState<string | null>(null)
  const [onBehalf, setOnBehalf] = useState<string | null>(null)
  const [id] = useState(() => newId())
  const isChild = shared.case.ageGroup !== 'adult'
  const agree = async () => {
    const yes = {
      language: shared.case.language,
      method: method as string,
      onBehalf: isChild ? (onBehalf ?? undefined) : undefined,
    }
    const isDone = await run(() => agreeToLetter(session, shared.case.id, { id, rule, kept: letter, yes }))
    if (!isDone) return
    print()
    queries.setQueryData(['case', shared.case.id], await readCase(session, shared.case.id))
  }
  const isWhole = method !== null && isFit && (!isChild || onBehalf !== null)
  return (
    <Card title={t('stay.letter.yes')} lead={t('stay.letter.yes.lead')}>
      <div className="stack">
        <RadioGroup
          label={t('ask.method')}
          columns
          choices={inFrontOfUs.map((value) => ({ value, label: t(`code.${value}`) }))}
          value={method}
          onChange={setMethod}
        />
        {isChild && (
          <RadioGroup
            label={t('ask.on_behalf')}
            columns
            choices={['guardian_agreed', 'best_interests_decided'].map((value) => ({
              value,
              label: t(`code.${value}`),
            }))}
            value={onBehalf}
            onChange={setOnBehalf}
          />
        )}
        <ErrorMessage error={error} />
        <div className="row">
          <Button
            look="primary"
            icon="print"
            isDisabled={!isWhole}
            isPending={busy}
            onPress={() => void agree()}
          >
            {t('stay.letter.agreed')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
