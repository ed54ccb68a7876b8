// The laws that the network changed for itself, taken up when a server starts and whenever a second member has signed one: the log of
// the founding house is replayed, and a file counts whose hash stands there under two names. Any other row is paper, and where the file of
// a signed law is lost, the last rules that were checked go on in its name.

import { isUnchecked, packOf, takeUp, type NetworkLaw } from '../../../jurisdictions/packs.ts'
import type { PackFile } from '../../jurisdiction/define.ts'
import { hashOfPack, keepText } from '../../jurisdiction/shipped.ts'
import { NO_HEAD, replay } from '../../sealing/chain.ts'
import { organisationRules } from '../../sealing/org-log.ts'
import { NO_ORGANISATION } from '../../sealing/org-shape.ts'
import { toText } from '../../sealing/text.ts'

/** A connection that may read everything. */
interface Client {
  query: <Row>(text: string, values?: unknown[]) => Promise<{ rows: Row[] }>
}
interface Row {
  organisation: number
  pack: string
  over: string
  text: string
}

/** Takes them up; `network` is the id of the installation, which every statement is bound to. */
export async function takeUpLaws(client: Client, network: string): Promise<void> {
  const { rows } = await client.query<Row>(
    'select organisation, pack, over, text from network_laws order by n',
  )
  // By the log and not by the rows: where those are gone, the log still says what is missing.
  const speaking = await client.query<{ organisation: number }>(
    `select organisation from log_statements where body::jsonb ->> 't' = 'law' order by n limit 1`,
  )
  const house = speaking.rows[0]?.organisation
  if (house === undefined) return
  const said = await client.query<{ body: string; signature: Buffer }>(
    'select body, signature from log_statements where organisation = $1 order by n',
    [house],
  )
  const statements = said.rows.map(({ body, signature }) => ({
    body,
    signature: toText(new Uint8Array(signature)),
  }))
  const place = { network, about: 'organisation', id: String(house) } as const
  const rules = organisationRules(network, house)
  const { now } = await replay(place, statements, rules, { from: { ...NO_HEAD, now: NO_ORGANISATION } })
  takeUp(
    now.laws.map(({ pack, hash, over, since }): NetworkLaw | { lost: string } => {
      const row = rows.find((one) => one.pack === pack && hashOfPack(one.text) === hash)
      if (!row) return { lost: pack }
      keepText(pack, row.text)
      return { file: JSON.parse(row.text) as PackFile, over, since }
    }),
  )
  for (const { pack } of now.laws.filter((law) => isUnchecked(law.pack))) await remindOnly(client, pack)
}

/** What runs under a law whose file is lost reminds from now on, and ends nothing by itself: nobody can say whether its day is right. */
async function remindOnly(client: Client, pack: string): Promise<void> {
  const own = Object.values(packOf(pack).clocks).filter(({ basis }) => basis === 'house')
  await client.query(
    `update clocks set enforced = false, verified = false
      where pack = $1 and clock <> all ($2) and stopped_at is null and (enforced or verified)`,
    [pack, own.map(({ id }) => id)],
  )
}
