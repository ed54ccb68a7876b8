// Opens a call. From a gap its purpose and its district stand there already; what is left to say is how much.
import { useParams } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { newId } from '../../api/new-id.ts'
import { serviceCodes } from '../../directory/kinds.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { ComboBox, Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { areaWords } from '../../web/language/area-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { daysAfter, useToday } from '../../web/session/now.ts'
import { useDistricts } from '../../web/session/organisations.ts'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { callRules } from '../codes.ts'
import { minorOf } from '../currency.ts'
import { useFundingAct } from './use-funding.ts'
import './funding.css'

const everywhere = 'everywhere'
const daysToPay = ['7', '14', '21', '30'] as const

interface Draft {
  id: string
  purpose: string | null
  district: string
  budget: string
  currency: string
  more: string[]
  rules: string[]
  closesOn: string | null
  payDays: string
}

function useCall() {
  const asked: { service?: string; district?: string } = useParams({ strict: false })
  const { network } = useMe()
  const today = useToday()
  const [form, setForm] = useState<Draft>(() => ({
    id: newId(),
    purpose: serviceCodes.find((code) => code === asked.service) ?? null,
    district: asked.district ?? everywhere,
    budget: '',
    currency: network.currency,
    more: ['core'],
    rules: [...callRules],
    closesOn: daysAfter(today, 30),
    payDays: '14',
  }))
  return {
    form,
    today,
    put: (change: Partial<Draft>) => setForm((before) => ({ ...before, ...change })),
  }
}
type Form = ReturnType<typeof useCall>

export function OpenCall() {
  const { t } = useLanguage()
  const { form, today, put } = useCall()
  const { busy, error, act } = useFundingAct()
  const navigate = useNavigateWhenDone()
  const [isAsked, setAsked] = useState(false)
  const budget = minorOf(form.budget, form.currency)
  const { purpose, closesOn } = form
  const wrong = {
    purpose: isAsked && !purpose,
    budget: isAsked && budget === undefined,
    day: isAsked && (!closesOn || closesOn < today),
  }
  const publish = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!purpose || budget === undefined || !closesOn || closesOn < today) return
    const isDone = await act(() =>
      api.funding.openCall({
        id: form.id,
        purpose,
        district: form.district === everywhere ? null : form.district,
        coreCosts: form.more.includes('core'),
        currency: form.currency,
        budget,
        rules: callRules.filter((rule) => form.rules.includes(rule)),
        closesOn,
        payDays: Number(form.payDays),
      }),
    )
    if (isDone) await navigate('/funding')
  }
  return (
    <Page
      title={t('funding.call.open')}
      lead={t('funding.call.lead')}
      back={{ href: '/funding', label: t('funding.title') }}
      width="narrow"
    >
      <form className="stack" onSubmit={(event) => void publish(event)} noValidate>
        <Card>
          <div className="stack">
            <ErrorMessage error={error} />
            <What form={form} put={put} wrong={wrong} />
            <Terms form={form} put={put} error={wrong.day ? t('funding.call.day') : undefined} />
            <div>
              <Button type="submit" look="primary" isPending={busy}>
                {t('funding.call.publish')}
              </Button>
            </div>
          </div>
        </Card>
      </form>
    </Page>
  )
}

type Part = Pick<Form, 'form' | 'put'>

function What({ form, put, wrong }: Part & { wrong: { purpose: boolean; budget: boolean } }) {
  const { t, language } = useLanguage()
  const districts = useDistricts()
  const areas = [...new Set([...districts, ...(form.district === everywhere ? [] : [form.district])])]
  const names = new Intl.DisplayNames(language.locale, { type: 'currency' })
  return (
    <>
      <ComboBox
        label={t('funding.call.purpose')}
        options={serviceCodes.map((value) => ({ value, label: t(`service.${value}`) }))}
        value={form.purpose}
        onChange={(purpose) => put({ purpose })}
        error={wrong.purpose ? t('funding.call.purpose.missing') : undefined}
      />
      <Select
        label={t('funding.call.district')}
        options={[
          { value: everywhere, label: t('funding.everywhere') },
          ...areas.map((value) => ({ value, label: areaWords(value) })),
        ]}
        value={form.district}
        onChange={(district) => put({ district: district ?? everywhere })}
      />
      <div className="funding-money">
        <TextField
          label={t('funding.call.budget')}
          value={form.budget}
          onChange={(typed) => put({ budget: typed })}
          dir="ltr"
          error={wrong.budget ? t('funding.amount.wrong') : undefined}
        />
        <ComboBox
          label={t('funding.call.currency')}
          options={Intl.supportedValuesOf('currency').map((value) => ({
            value,
            label: `${value} · ${names.of(value) ?? value}`,
          }))}
          value={form.currency}
          onChange={(currency) => currency && put({ currency })}
        />
      </div>
    </>
  )
}

function Terms({ form, put, error }: Part & { error: string | undefined }) {
  const { t } = useLanguage()
  return (
    <>
      <CheckboxGroup
        label={t('funding.call.core')}
        choices={[{ value: 'core', label: t('funding.call.core.yes'), detail: t('funding.call.core.why') }]}
        value={form.more}
        onChange={(more) => put({ more })}
      />
      <DateField
        label={t('funding.call.closes')}
        value={form.closesOn}
        onChange={(closesOn) => put({ closesOn })}
        error={error}
      />
      <Select
        label={t('funding.call.payDays')}
        options={daysToPay.map((value) => ({ value, label: t('funding.days', { days: Number(value) }) }))}
        value={form.payDays}
        onChange={(payDays) => put({ payDays: payDays ?? form.payDays })}
      />
      <details>
        <summary>{t('funding.call.rules', { count: form.rules.length })}</summary>
        <CheckboxGroup
          label={t('funding.rules')}
          choices={callRules.map((value) => ({ value, label: t(`funding.rule.${value}`) }))}
          value={form.rules}
          onChange={(rules) => put({ rules })}
        />
      </details>
    </>
  )
}
