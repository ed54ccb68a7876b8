// To whom, what for and what: the questions that every opening of a part asks, with the person's yes or without it.
import type { ReactNode } from 'react'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useText } from '../../web/language/language.tsx'
import { OrganisationBox } from '../../web/track/organisation-box.tsx'
import { Away } from '../../rota/ui/away.tsx'
import { CARRYING } from '../../sealing/case-shape.ts'
import { purposes } from '../terms.ts'
import { UnseenParts } from './unseen-parts.tsx'

export interface ToWhomTerms {
  recipient: number | null
  compartments: Compartment[]
  purpose: (typeof purposes)[number] | null
}

interface ToWhomProps {
  /** What the fields' ids begin with; two of these forms stand on one page. */
  id: string
  caseId: string
  /** The parts that can be given. */
  parts: readonly Compartment[]
  hint: string
  value: ToWhomTerms
  /** Whoever carries the case, who reads it anyway. */
  except: readonly number[]
  put: (change: Partial<ToWhomTerms>) => void
  wrong: (name: string) => string | undefined
  /** What stands between the purpose and what is given: pages or a part. */
  between?: ReactNode
  /** In place of the parts. */
  pages?: ReactNode
}

export function ToWhom(props: ToWhomProps) {
  const { id, caseId, parts, hint, value, except, put, wrong, between, pages } = props
  const t = useText()
  return (
    <>
      <OrganisationBox
        id={`${id}-recipient`}
        label={t('access.recipient')}
        except={except}
        value={value.recipient}
        onChange={(recipient) => put({ recipient })}
        error={wrong('recipient')}
      />
      <Away circle={value.recipient} />
      <Select
        id={`${id}-purpose`}
        label={t('access.purpose')}
        // Being carried by somebody else is agreed where the case is handed on, not beside other things.
        options={purposes
          .filter((one) => one !== CARRYING || value.purpose === CARRYING)
          .map((one) => ({ value: one, label: t(`purpose.${one}`) }))}
        value={value.purpose}
        onChange={(purpose) => put({ purpose: purpose as ToWhomTerms['purpose'] })}
        error={wrong('purpose')}
      />
      {between}
      {pages ?? (
        <CheckboxGroup
          id={`${id}-compartments`}
          label={t('access.parts')}
          hint={hint}
          columns
          choices={parts.map((part) => ({ value: part, label: t(`compartment.${part}`) }))}
          value={value.compartments}
          onChange={(compartments) => put({ compartments: compartments as Compartment[] })}
          error={wrong('compartments')}
        />
      )}
      {!pages && <UnseenParts caseId={caseId} circle={value.recipient} parts={value.compartments} />}
    </>
  )
}
