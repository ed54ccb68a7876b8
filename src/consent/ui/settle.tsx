// A human puts a case's chain in order: of the lines that cannot be believed by themselves some are struck and the others stand; a
// minute that a wrong clock set is put right; and whom somebody else let in is looked at, and gets the newest key.
import { useState } from 'react'
import { lookAtReaders, settleCase, type SharedCase } from '../../client/case-keys.ts'
import type { Said } from '../../sealing/chain.ts'
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import { ChainNotices } from '../../cases/ui/chain-notices.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useDates, useLanguage } from '../../web/language/language.tsx'
import { useColleagues } from '../../web/session/colleagues.ts'
import { useNameOf } from '../../web/session/organisations.ts'
import { session } from '../../web/session/window-session.ts'
import { useSignedLine } from './signed.tsx'

type Props = { shared: SharedCase; view: CaseView; onSettled: () => void }

/** What does not add up, and for whoever carries the case the way to settle it. */
export function Settle({ shared, view, onSettled }: Props) {
  const { t } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const isOwed = shared.carried && (view.doubts.length > 0 || view.ahead)
  return (
    <>
      <ChainNotices
        shared={shared}
        action={isOwed && <Button onPress={() => setOpen(true)}>{t('access.settle')}</Button>}
      />
      {isOpen && (
        <SettleDialog
          shared={shared}
          view={view}
          onClose={() => setOpen(false)}
          onSettled={() => {
            setOpen(false)
            onSettled()
          }}
        />
      )}
    </>
  )
}

function SettleDialog({ shared, view, onClose, onSettled }: Props & { onClose: () => void }) {
  const { t } = useLanguage()
  const { day } = useDates()
  const lineOf = useSignedLine(shared.case.personCircle)
  const nameOf = useNameOf()
  const { data: colleagues = [] } = useColleagues()
  const { busy, error, run } = usePendingAction()
  // What gives something is struck unless somebody says that it stands; what takes something away stands whoever said it.
  const open = view.doubts.filter(({ n }) => 'body' in (shared.statements[n - 1] ?? {}))
  const [strike, setStrike] = useState(open.filter((one) => !one.inForce).map(({ n }) => String(n)))
  const choices = open.map(({ n, by, organisation }) => {
    const { body } = shared.statements[n - 1] as { body: string }
    const said = JSON.parse(body) as Said
    const colleague = colleagues.find(({ id }) => id === by)
    const who = colleague?.name ?? colleague?.handle ?? nameOf(organisation) ?? ''
    return { value: String(n), label: lineOf(said), detail: `${who} · ${day(said.at.slice(0, 10))}` }
  })
  const settle = () =>
    run(async () => {
      await settleCase(session, shared.case.id, strike.map(Number))
      onSettled()
    })
  return (
    <Dialog
      title={t('access.settle')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      actions={(close) => (
        <>
          <Button onPress={close}>{t('keys.cancel')}</Button>
          <Button look="primary" isPending={busy} onPress={() => void settle()}>
            {t('access.settle.sign')}
          </Button>
        </>
      )}
    >
      <div className="stack">
        <p>{t(choices.length > 0 ? 'access.settle.words' : 'access.settle.time')}</p>
        {open.some(({ dated }) => dated) && <p>{t('access.settle.dated')}</p>}
        {choices.length > 0 && (
          <CheckboxGroup
            label={t('access.settle.strike')}
            choices={choices}
            value={strike}
            onChange={setStrike}
          />
        )}
        <ErrorMessage error={error} />
      </div>
    </Dialog>
  )
}

/** Who reads because somebody who was let in let them in: until somebody looks, no new key goes to them. */
export function LookAtReaders({ shared, view, onSettled }: Props) {
  const { t, language } = useLanguage()
  const nameOf = useNameOf()
  const { busy, error, run } = usePendingAction()
  const mine = view.readers.filter(({ compartment }) => view.carried.includes(compartment) === shared.carried)
  const unlooked = mine.filter((one) => one.unlooked.length > 0 && shared.held.includes(one.compartment))
  if (unlooked.length === 0 || view.doubts.length > 0) return null
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  const look = () =>
    run(async () => {
      await lookAtReaders(session, shared.case.id)
      onSettled()
    })
  return (
    <Notice
      tone="due"
      title={t('access.look.title')}
      action={
        <Button icon="key" isPending={busy} onPress={() => void look()}>
          {t('access.look.sign')}
        </Button>
      }
    >
      <ul>
        {unlooked.map(({ compartment, unlooked: circles }) => (
          <li key={compartment}>
            {t('access.look.who', {
              organisations: list.format(circles.map((circle) => nameOf(circle) ?? '')),
              part: t(`compartment.${compartment}`),
            })}
          </li>
        ))}
      </ul>
      <p>{t('access.look.words')}</p>
      <ErrorMessage error={error} />
    </Notice>
  )
}
