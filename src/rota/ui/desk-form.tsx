// Whom one rings where nobody is on duty, and in how many minutes somebody answers.
import { useState } from 'react'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useRotaChanged } from './use-desks.ts'

const minutes = [5, 10, 15, 30, 60, 120]

interface DeskFormProps {
  circle: number
  desk: { phone: string | null; answerMinutes: number } | null
}

export function DeskForm({ circle, desk }: DeskFormProps) {
  const t = useText()
  const changed = useRotaChanged()
  const { busy, error, run, forget } = usePendingAction()
  const [isOpen, setOpen] = useState(false)
  const [phone, setPhone] = useState('')
  const [within, setWithin] = useState(15)
  const open = () => {
    setPhone(desk?.phone ?? '')
    setWithin(desk?.answerMinutes ?? 15)
    forget()
    setOpen(true)
  }
  const save = () =>
    run(async () => {
      await api.rota.keepDesk({ circle, phone: phone.trim() || null, answerMinutes: within })
      await changed()
      setOpen(false)
    })
  return (
    <>
      <Button onPress={open}>{t('rota.desk.change')}</Button>
      <Dialog
        title={t('rota.desk.change')}
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={() => (
          <Button look="primary" isPending={busy} onPress={() => void save()}>
            {t('worker.save')}
          </Button>
        )}
      >
        <div className="stack">
          <ErrorMessage error={error} />
          <TextField
            label={t('rota.desk.phone')}
            hint={t('rota.desk.phone.hint')}
            type="tel"
            dir="ltr"
            maxLength={40}
            optional
            value={phone}
            onChange={setPhone}
          />
          <Select
            label={t('rota.desk.minutes')}
            hint={t('rota.desk.minutes.hint')}
            options={minutes.map((count) => ({
              value: String(count),
              label: t('rota.minutes', { count }),
            }))}
            value={String(within)}
            onChange={(next) => setWithin(Number(next ?? 15))}
          />
        </div>
      </Dialog>
    </>
  )
}
