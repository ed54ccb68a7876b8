// A card for the person: six words that open their own page. They are made here, shown once, and stored nowhere; the
// keys that were here are wrapped to them, so that the person can read what is written about them.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useToday } from '../../web/session/now.ts'
import { mayHaveOwnPage } from '../age.ts'
import { useCheckedLaw } from './use-checked-law.ts'
import { birthOf } from '../client/birth.ts'
import { type Card, type Giving } from '../client/give-card.ts'
import { freezeCard, giveCard } from '../client/give-card.ts'
import { session } from '../../web/session/window-session.ts'
import { HoldToRead } from '../../web/controls/hold-to-read.tsx'
import { openLatest } from '../../client/records.ts'
import { latestOf } from '../../client/sealed-record.ts'
import type { SafeContact } from '../safe-contact.ts'

/** Whether the person is old enough for a page of their own: a child's birth date says it, or whoever gives the card. */
function useOldEnough(shared: SharedCase) {
  const today = useToday()
  const { ageGroup } = shared.case
  const isChild = ageGroup !== 'adult'
  const [isSaid, say] = useState(false)
  const { data, isPending } = useQuery({
    queryKey: ['birth', shared.case.id, shared.records.length],
    queryFn: async () => (await birthOf(session, shared)) ?? null,
    enabled: isChild,
    gcTime: 0,
  })
  const law = useCheckedLaw(isChild ? shared.case.pack : undefined)
  const ownPageFrom = law.data?.children.ownPageFrom
  const birth = data ?? undefined
  const isWaiting = isChild && (isPending || ownPageFrom === undefined)
  const mayMake = mayHaveOwnPage(
    { ageGroup, birth, isOldEnough: isSaid },
    { today, ownPageFrom: ownPageFrom ?? Infinity },
  )
  return {
    age: ownPageFrom ?? 0,
    error: law.error,
    isSaid,
    say,
    isAsked: isChild && !isWaiting && birth === undefined,
    isTooYoung: isChild && !isWaiting && birth !== undefined && !mayMake,
    mayMake: !isWaiting && mayMake,
  }
}

/** Freezing the card that was lost or seen, and making one. */
function useGiveCard(shared: SharedCase) {
  const t = useText()
  const { announce } = useNotices()
  const [card, setCard] = useState<Card | null>(null)
  const { busy, error, run } = usePendingAction()
  /** As the case was when this was opened: a card that was lost or seen, or none. */
  const [before] = useState(shared.case.personCircle)
  const giving = useRef<Giving>({ freeze: before })
  const [step, setStep] = useState<'freeze' | 'frozen' | 'make'>(before === null ? 'make' : 'freeze')
  const begun = useRef(false)
  const freeze = () =>
    run(async () => {
      begun.current = true
      await freezeCard(session, giving.current, shared.case.id)
      setStep('frozen')
      announce(t('case.card.frozen'))
    })
  const make = () =>
    run(async () => {
      begun.current = true
      setCard(await giveCard(session, giving.current, shared.case.id, shared.case.language))
    })
  return { card, before, step, begun, busy, error, freeze, make }
}

/** A card that was lost or seen is frozen first. */
function FreezeFirst({ shared }: { shared: SharedCase }) {
  const t = useText()
  return (
    <>
      <p>{t('case.card.freezeLead')}</p>
      <p>{t('case.card.freezeKeeps')}</p>
      <p className="second">{t('case.card.freezeWhen')}</p>
      <CallersWord shared={shared} />
    </>
  )
}

/** What a card is for, and whether a child is old enough for one. */
function BeforeMaking({ isFrozen, old }: { isFrozen: boolean; old: ReturnType<typeof useOldEnough> }) {
  const t = useText()
  return (
    <>
      {isFrozen && (
        <Notice tone="done" title={t('case.card.frozen')}>
          {t('case.card.frozenWords')}
        </Notice>
      )}
      <p>{t('case.card.lead')}</p>
      <p className="second">{t('case.card.safe')}</p>
      {old.isAsked && (
        <CheckboxGroup
          label={t('case.card.ofChild')}
          hint={t('case.card.ofChildHint')}
          choices={[{ value: 'yes', label: t('case.card.isOld', { age: old.age }) }]}
          value={old.isSaid ? ['yes'] : []}
          onChange={(said) => old.say(said.length > 0)}
        />
      )}
      {old.isTooYoung && (
        <Notice tone="due" title={t('case.card.tooYoung', { age: old.age })}>
          {t('case.card.tooYoungWords')}
        </Notice>
      )}
    </>
  )
}

export function GiveCard({ shared, onClose }: { shared: SharedCase; onClose: () => void }) {
  const t = useText()
  const queries = useQueryClient()
  const { card, before, step, begun, busy, error, freeze, make } = useGiveCard(shared)
  const old = useOldEnough(shared)
  // The page is read again only when the card is put away: reading it sooner would take the words from the screen.
  const close = () => {
    onClose()
    if (begun.current) {
      void queries.invalidateQueries({ queryKey: ['case', shared.case.id] })
      void queries.invalidateQueries({ queryKey: ['consents', shared.case.id] })
    }
  }
  return (
    <Dialog
      title={t(before === null ? 'case.card.title' : 'case.card.another')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) close()
      }}
      actions={() =>
        card ? (
          <>
            <Button icon="print" onPress={() => window.print()}>
              {t('case.card.print')}
            </Button>
            <Button look="primary" onPress={close}>
              {t('case.card.done')}
            </Button>
          </>
        ) : step === 'freeze' ? (
          <Button look="primary" icon="lock" isPending={busy} onPress={() => void freeze()}>
            {t('case.card.freeze')}
          </Button>
        ) : (
          <Button look="primary" isPending={busy} isDisabled={!old.mayMake} onPress={() => void make()}>
            {t('case.card.make')}
          </Button>
        )
      }
    >
      {card ? (
        <>
          <CardPaper card={card} />
          <Notice tone="due" title={t('case.card.once')}>
            {t('case.card.onceWords')}
          </Notice>
        </>
      ) : step === 'freeze' ? (
        <FreezeFirst shared={shared} />
      ) : (
        <BeforeMaking isFrozen={step === 'frozen'} old={old} />
      )}
      <ErrorMessage error={error ?? old.error} />
    </Dialog>
  )
}

/** Who telephones because their card is gone says their word: it is compared here by ear, and no server is asked whether it was right. */
function CallersWord({ shared }: { shared: SharedCase }) {
  const t = useText()
  if (!shared.held.includes('contact') || !latestOf(shared.records, 'safe_contact')) return null
  const read = async () =>
    (await openLatest<SafeContact>(session, shared, 'safe_contact'))?.word || t('case.card.noWord')
  return (
    <>
      <p>{t('case.card.byTelephone')}</p>
      <HoldToRead label={t('case.contact.word')} read={read} />
    </>
  )
}

/** What comes out of a printer is words and numbers under two short lines: a card can be found. What they are for is explained on the screen. */
export function CardPaper({ card }: { card: Pick<Card, 'words' | 'compare' | 'line' | 'freezeNumber'> }) {
  const t = useText()
  return (
    <>
      <ol className="card-words" dir="ltr" lang="en" aria-label={t('case.card.words')}>
        {card.words.split(' ').map((word, place) => (
          <li key={place}>{word}</li>
        ))}
      </ol>
      <div className="card-compare">
        <p>{t('case.card.compare')}</p>
        <p dir="ltr" lang="en">
          {card.compare}
        </p>
        <p className="second card-explained">{t('case.card.compareWords')}</p>
        <p className="second card-explained">{t('case.card.line')}</p>
        <p dir="ltr" lang="en">
          {card.line}
        </p>
        <p className="second card-explained">{t('case.card.lineWords')}</p>
      </div>
      <div className="card-freeze">
        <p>{t('case.card.freezeNumber')}</p>
        <p dir="ltr" className="number">
          {card.freezeNumber}
        </p>
        <p className="second card-explained">{t('case.card.freezeNumberWords')}</p>
      </div>
    </>
  )
}
