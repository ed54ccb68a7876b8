// A warm transfer: the next place is rung while the caller is still on the line. What is said to them first stands there to be read out, and
// without their yes nobody is rung.
import { useState } from 'react'
import { useRotaDesks } from '../../rota/ui/use-desks.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { CallButton } from '../../web/controls/phone-link.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useNameOf } from '../../web/session/organisations.ts'
import { useMe } from '../../web/session/session.tsx'
import { makeMove } from '../../web/session/window-session.ts'
import type { Contact } from '../client/answer-request.ts'
import { contactMachine } from '../contact.ts'

const lines = ['ring', 'only', 'stop'] as const
const from: readonly string[] = contactMachine.moves.refer.from

export function Transfer({ contact, onDone }: { contact: Contact; onDone: () => void }) {
  const { t } = useLanguage()
  const { organisation } = useMe()
  const { say } = useNotices()
  const nameOf = useNameOf()
  const { data } = useRotaDesks()
  const [circle, setCircle] = useState<string | null>(null)
  const [agreed, setAgreed] = useState<string[]>([])
  const { busy, error, run } = usePendingAction()
  const desks = (data?.desks ?? []).filter((one) => one.organisation !== organisation.id)
  const desk = desks.find((one) => String(one.circle) === circle)
  if (!from.includes(contact.state) || desks.length === 0) return null
  const place = desk ? nameOf(desk.circle) : ''
  const done = () =>
    run(async () => {
      const { track: id, version } = contact
      await makeMove('contact', 'refer', { id, version }, {})
      say({ text: t('hotline.transfer.done') })
      onDone()
    })
  return (
    <Card title={t('hotline.transfer')} lead={t('hotline.transfer.lead')}>
      <div className="stack">
        <Select
          label={t('hotline.transfer.to')}
          options={desks.map((one) => ({ value: String(one.circle), label: nameOf(one.circle) }))}
          value={circle}
          onChange={setCircle}
        />
        {desk && (
          <>
            <Pill tone={desk.isOpen ? 'done' : 'due'}>
              {t(desk.isOpen ? 'hotline.transfer.here' : 'hotline.transfer.away')}
            </Pill>
            <ReadOut place={place} />
            <CheckboxGroup
              label={t('hotline.transfer.agreed')}
              choices={[{ value: 'yes', label: t('hotline.transfer.yes') }]}
              value={agreed}
              onChange={setAgreed}
            />
            {agreed.length > 0 && (
              <>
                <CallButton number={desk.phone} label={t('hotline.danger.ring', { number: desk.phone })} />
                <p>{t('hotline.transfer.line', { place })}</p>
                <ErrorMessage error={error} />
                <Button isPending={busy} onPress={() => void done()}>
                  {t('hotline.transfer.spoke')}
                </Button>
              </>
            )}
          </>
        )}
      </div>
    </Card>
  )
}

/** Said to the caller before anybody is rung. */
function ReadOut({ place }: { place: string }) {
  const { t } = useLanguage()
  return (
    <>
      <h3>{t('hotline.danger.say')}</h3>
      <ol>
        {lines.map((one) => (
          <li key={one}>
            <q>{t(`hotline.transfer.say.${one}`, { place })}</q>
          </li>
        ))}
      </ol>
    </>
  )
}
