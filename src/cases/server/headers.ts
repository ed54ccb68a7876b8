// Answers with the headers of my circles in those buckets of which the caller holds something else (src/cases/header-digest.ts). What the
// caller may see is asked of the database anew each time, so that a case that was taken away is in no bucket.
import type { Handlers } from '../../api/endpoint.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import type { casesApi } from '../api.ts'
import { digestBytes, digestLetters, nothingHeld } from '../header-digest.ts'

/** So many rows and the bucket that passes it: a megabyte. */
const most = 2000

interface Row {
  bucket: number
  last: number
  case_id: string | null
  circle: number
  circle_epoch: number
  header: Buffer
  reference: string
}

type Headers = Handlers<typeof casesApi, Ctx>['headers']

export const readHeaders: Headers = (input, ctx) => headersPage(input, ctx, most)

/** As many buckets that differ, from `from` on, as hold so many rows. */
export async function headersPage(
  { held = nothingHeld, from }: Parameters<Headers>[0],
  ctx: Parameters<Headers>[1],
  rowsAtMost: number,
): ReturnType<Headers> {
  const buckets = held.length / digestLetters
  const nothing = Buffer.alloc(digestBytes)
  const rows = await ctx.tx.rows<Row>(sql`
    with mine as materialized (
      select h.case_id, h.circle, h.circle_epoch, h.header, c.reference,
        (get_byte(uuid_send(h.case_id), 14) * 256 + get_byte(uuid_send(h.case_id), 15)) & ${buckets - 1}::int as bucket
      from headers h join cases c on c.id = h.case_id where h.circle = any (${[...staffOf(ctx).circles]})
    ), here as (
      select bucket, count(*) as n, substring(sha256(string_agg(uuid_send(case_id) || int4send(circle) || int4send(circle_epoch)
        || int4send(octet_length(convert_to(reference, 'UTF8'))) || convert_to(reference, 'UTF8')
        || int4send(octet_length(header)) || header, ''::bytea order by case_id, circle)) for ${digestBytes}::int) as digest
      from mine group by bucket
    ), other as (
      select b.bucket, coalesce(here.n, 0) as n from generate_series(0, ${buckets - 1}::int) b(bucket) left join here using (bucket)
      where b.bucket >= ${from}
        and coalesce(here.digest, ${nothing}) <> substring(${bytes(held)}::bytea from b.bucket * ${digestBytes}::int + 1 for ${digestBytes}::int)
    ), page as (
      select bucket, sum(n) over (order by bucket) - n as before, max(bucket) over () as last from other
    )
    select page.bucket, page.last, mine.case_id, mine.circle, mine.circle_epoch, mine.header, mine.reference
    from page left join mine using (bucket) where page.before < ${rowsAtMost} order by page.bucket, mine.case_id, mine.circle`)
  const end = rows.at(-1)
  return {
    buckets: [...Map.groupBy(rows, ({ bucket }) => bucket)].map(([bucket, some]) => ({
      bucket,
      headers: some.flatMap((row) =>
        row.case_id === null
          ? []
          : [
              {
                caseId: row.case_id,
                circleId: row.circle,
                circleEpoch: row.circle_epoch,
                ciphertext: base64url(row.header),
                reference: row.reference,
              },
            ],
      ),
    })),
    next: end && end.bucket < end.last ? end.bucket + 1 : null,
  }
}
