// What the network is called, the numbers that stand on every public page, and its currency. A coordinator changes them; the
// public pages say them from the next request on.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { usePendingAction } from '../../../web/actions/use-pending-action.ts'
import { api } from '../../../web/session/api.ts'
import { Button } from '../../../web/controls/button.tsx'
import { Card, Facts } from '../../../web/controls/card.tsx'
import { Dialog } from '../../../web/controls/dialog.tsx'
import { ErrorSummary } from '../../../web/controls/errors.tsx'
import { useNotices } from '../../../web/controls/notice.tsx'
import { Skeleton } from '../../../web/controls/progress.tsx'
import { ComboBox } from '../../../web/controls/select.tsx'
import { TextField } from '../../../web/controls/text-field.tsx'
import { useText } from '../../../web/language/language.tsx'
import { useSession } from '../../../web/session/session.tsx'
import { ErrorMessage } from '../../../web/actions/error-message.tsx'
import { currencyCode, dialled, inDigits } from '../../network-facts.ts'
import { useCurrencies } from './currencies.ts'

type Known = Awaited<ReturnType<typeof api.network.facts>>

export function NetworkFacts() {
  const t = useText()
  const currencies = useCurrencies()
  const { data, error } = useQuery({
    queryKey: ['network facts'],
    queryFn: ({ signal }) => api.network.facts({}, { signal }),
    refetchOnMount: 'always',
  })
  const dial = (number: string) => <bdi dir="ltr">{number}</bdi>
  return (
    <Card
      title={t('network.facts.title')}
      lead={t('network.facts.lead')}
      aside={data && <ChangeFacts known={data} />}
    >
      <ErrorMessage error={error} />
      {data ? (
        <Facts
          facts={[
            { term: t('setup.network'), value: data.name },
            { term: t('setup.emergency'), value: dial(data.emergency) },
            {
              term: t('setup.hotline'),
              value: data.hotline ? dial(data.hotline) : t('network.facts.noHotline'),
            },
            {
              term: t('setup.currency'),
              value: currencies.find(({ value }) => value === data.currency)?.label ?? data.currency,
            },
          ]}
        />
      ) : (
        !error && <Skeleton label={t('network.loading')} lines={4} />
      )}
    </Card>
  )
}

const wrongIn = ({ name, emergency, hotline, currency }: Known): string[] => [
  ...(name.trim().length < 2 ? ['network'] : []),
  ...(dialled.test(inDigits(emergency)) ? [] : ['emergency']),
  ...(hotline.trim() === '' || dialled.test(inDigits(hotline)) ? [] : ['hotline']),
  ...(currencyCode.test(currency) ? [] : ['currency']),
]

/** What is typed, what is wrong with it, and the change. */
function useChanging(known: Known) {
  const t = useText()
  const { refresh } = useSession()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [isOpen, setOpen] = useState(false)
  const [form, setForm] = useState(known)
  const [attempt, setAttempt] = useState(0)
  const { busy, error, run, forget } = usePendingAction()
  const put = (change: Partial<Known>) => setForm((before) => ({ ...before, ...change }))
  const faults =
    attempt === 0
      ? []
      : wrongIn(form).map((name) => ({ field: `facts-${name}`, words: t(`setup.${name}.missing`) }))
  const wrong = (name: string) => faults.find(({ field }) => field === `facts-${name}`)?.words
  const open = () => {
    setForm(known)
    setAttempt(0)
    forget()
    setOpen(true)
  }
  const save = async () => {
    setAttempt(attempt + 1)
    if (wrongIn(form).length > 0) return
    await run(async () => {
      const { name, emergency, hotline, currency } = form
      const facts = {
        name: name.trim(),
        emergency: inDigits(emergency),
        hotline: inDigits(hotline),
        currency,
      }
      await api.network.change(facts)
      setOpen(false)
      say({ text: t('network.facts.done'), tone: 'done' })
      await queries.invalidateQueries({ queryKey: ['network facts'] })
      await refresh()
    })
  }
  return { isOpen, setOpen, open, form, put, faults, attempt, wrong, busy, error, save }
}

/** The facts of the network, to be typed. */
function Fields({ changing: { form, put, wrong } }: { changing: ReturnType<typeof useChanging> }) {
  const t = useText()
  const currencies = useCurrencies()
  return (
    <>
      <TextField
        id="facts-network"
        label={t('setup.network')}
        maxLength={80}
        value={form.name}
        onChange={(name) => put({ name })}
        error={wrong('network')}
      />
      <TextField
        id="facts-emergency"
        label={t('setup.emergency')}
        hint={t('setup.emergency.hint')}
        type="tel"
        dir="ltr"
        value={form.emergency}
        onChange={(emergency) => put({ emergency })}
        error={wrong('emergency')}
      />
      <TextField
        id="facts-hotline"
        label={t('setup.hotline')}
        hint={t('setup.hotline.hint')}
        type="tel"
        dir="ltr"
        value={form.hotline}
        onChange={(hotline) => put({ hotline })}
        error={wrong('hotline')}
        optional
      />
      <ComboBox
        id="facts-currency"
        label={t('setup.currency')}
        hint={t('network.facts.currency')}
        options={currencies}
        value={form.currency || null}
        onChange={(currency) => put({ currency: currency ?? '' })}
        error={wrong('currency')}
      />
    </>
  )
}

function ChangeFacts({ known }: { known: Known }) {
  const t = useText()
  const changing = useChanging(known)
  const { isOpen, setOpen, open, faults, attempt, busy, error, save } = changing
  return (
    <>
      <Button size="small" onPress={open}>
        {t('network.facts.change')}
      </Button>
      <Dialog
        title={t('network.facts.title')}
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={() => (
          <Button look="primary" isPending={busy} onPress={() => void save()}>
            {t('network.save')}
          </Button>
        )}
      >
        <div className="stack">
          <ErrorSummary faults={faults} attempt={attempt} />
          <ErrorMessage error={error} />
          <Fields changing={changing} />
        </div>
      </Dialog>
    </>
  )
}
