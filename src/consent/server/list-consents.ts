// The consents of a case as its sides, the person and whoever carries it see them, in the server's words: what was signed is held
// against them on each screen.
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { placeName } from '../../organisations/server/teams.ts'
import type { Consent } from '../model.ts'

interface ConsentRow {
  track: string
  version: number
  state: string
  recipient: number
  outside: boolean
  recipient_name: string | null
  recipient_team: string | null
  compartments: Consent['compartments']
  pages: number
  purpose: Consent['purpose']
  basis: Consent['basis']
  until: string
  given_on: string | null
  language: string | null
  method: string | null
  told: Consent['told']
}

/**
 * Consents on a case, those in force first, then the newest; used by the staff screen and by the person's own page. At most
 * 200: nobody hides one that is in force behind many that are not.
 */
export async function consentsOf(
  ctx: Pick<Ctx, 'tx' | 'language'>,
  caseId: string,
  track?: string,
): Promise<Consent[]> {
  const one = track === undefined ? sql`` : sql`and c.track = ${track}`
  const rows = await ctx.tx
    .rows<ConsentRow>(sql`select c.track, t.version, t.state, c.recipient, t.counterparty_circle is null as outside,
      coalesce((select coalesce(r.recipient_name, s.name) from referrals r left join services s on s.id = r.service where r.consent_track = c.track and r.outside limit 1), o.name, '') as recipient_name,
      case when not exists (select 1 from referrals r where r.consent_track = c.track and r.outside) then k.purpose end as recipient_team, c.compartments, c.pages, c.purpose, c.basis,
      c.valid_until as until, c.given_on, c.language, c.method, c.told
    from consents c join tracks t on t.id = c.track left join circles k on k.id = c.recipient left join organisations o on o.id = k.organisation
    where c.case_id = ${caseId} ${one} order by t.state = 'granted' desc, t.opened_at desc, t.id desc limit 200`)
  return rows.map(({ recipient_name, recipient_team, given_on, ...row }) => ({
    ...row,
    recipientName: placeName(ctx, recipient_name, recipient_team),
    givenOn: given_on,
  }))
}

/** One consent on a case, or Problem `not-found`. */
export async function consentOn(
  ctx: Pick<Ctx, 'tx' | 'language'>,
  caseId: string,
  track: string,
): Promise<Consent> {
  const [consent] = await consentsOf(ctx, caseId, track)
  if (!consent) throw new Problem('not-found')
  return consent
}
