// Writes the directory as HSDS 3.0 CSV files, for whoever wants to read it: everything that is listed and not
// confidential. Places are left out: the standard wants whole addresses, and ours are lines of text.

import { writeCsv } from '../../api/write-csv.ts'
import { directoryId } from '../identity.ts'
import type { Hours } from '../model.ts'

type Cells = Record<string, string | number | null | undefined>

/** A listed service with its provider, as the database gives it. */
export interface Exported {
  id: string
  provider: string
  name: string
  description: string | null
  languages: string[] | null
  areas: string[] | null
  min_age: number | null
  max_age: number | null
  eligibility: string | null
  how: string | null
  fees: string | null
  interpretation: string | null
  phone: string | null
  url: string | null
  email: string | null
  hours: Hours[] | null
  checked_on: string
  provider_name: string | null
  provider_description: string | null
  provider_url: string | null
  provider_email: string | null
}

const csv = (columns: readonly string[], rows: readonly Cells[]): string =>
  writeCsv(
    columns,
    rows.map((row) => columns.map((column) => row[column])),
    { marked: false },
  )

const idOf = (...parts: string[]) => directoryId(parts.join(':'))

/** The files of an HSDS 3.0 package, by name, as text. */
export function packageOf(rows: readonly Exported[]): Record<string, string> {
  const providers = [...new Map(rows.map((row) => [row.provider, row])).values()]
  return {
    'organizations.csv': csv(
      ['id', 'name', 'description', 'website', 'email'],
      providers.map((p) => ({
        id: p.provider,
        name: p.provider_name ?? 'Not named',
        description: p.provider_description ?? p.provider_name ?? 'Not described',
        website: p.provider_url,
        email: p.provider_email,
      })),
    ),
    'services.csv': csv(
      [
        'id',
        'organization_id',
        'name',
        'description',
        'url',
        'email',
        'status',
        'interpretation_services',
        'application_process',
        'fees_description',
        'eligibility_description',
        'minimum_age',
        'maximum_age',
        'assured_date',
      ],
      rows.map((s) => ({
        id: s.id,
        organization_id: s.provider,
        name: s.name,
        description: s.description,
        url: s.url,
        email: s.email,
        status: 'active',
        interpretation_services: s.interpretation,
        application_process: s.how,
        fees_description: s.fees,
        eligibility_description: s.eligibility,
        minimum_age: s.min_age,
        maximum_age: s.max_age,
        assured_date: s.checked_on,
      })),
    ),
    'phones.csv': csv(
      ['id', 'service_id', 'number', 'type'],
      rows
        .filter(({ phone }) => phone !== null)
        .map(({ id, phone }) => ({ id: idOf(id, 'phone'), service_id: id, number: phone, type: 'voice' })),
    ),
    'schedules.csv': csv(
      ['id', 'service_id', 'freq', 'byday', 'opens_at', 'closes_at', 'description'],
      rows.flatMap(({ id, hours }) =>
        (hours ?? []).map((h, at) => ({
          id: idOf(id, 'hours', `${at}`),
          service_id: id,
          freq: 'WEEKLY',
          byday: h.days.join(','),
          opens_at: h.opens,
          closes_at: h.closes,
          description: h.note,
        })),
      ),
    ),
    'languages.csv': csv(
      ['id', 'service_id', 'code'],
      rows.flatMap(({ id, languages }) =>
        (languages ?? []).map((code) => ({ id: idOf(id, 'language', code), service_id: id, code })),
      ),
    ),
    'service_areas.csv': csv(
      ['id', 'service_id', 'name'],
      rows.flatMap(({ id, areas }) =>
        (areas ?? []).map((name) => ({ id: idOf(id, 'area', name), service_id: id, name })),
      ),
    ),
  }
}
