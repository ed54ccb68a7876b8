// Changing a rule: what a file would change is shown before anybody signs, a first member says it in the log, a second agrees, and it
// is in force in the running network from its day. A case keeps the law of its first day.

import { v7 as newId } from 'uuid'
import { hashes } from '../../../jurisdictions/hashes.ts'
import { isUnchecked, packOf, packOn, packs } from '../../../jurisdictions/packs.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { dayAt, dueOf } from '../../jurisdiction/clock.ts'
import { statusOf, type ClockRule, type Pack } from '../../jurisdiction/define.ts'
import type { Fault } from '../../jurisdiction/read-by-line.ts'
import { readPack } from '../../jurisdiction/read-pack.ts'
import { hashOfPack } from '../../jurisdiction/shipped.ts'
import { addToLog, readSent } from '../../organisations/server/log.ts'
import type { Statement } from '../../sealing/chain.ts'
import type { Machine } from '../../tracks/define.ts'
import { otherSections, type lawApi } from '../api.ts'
import { ofItsOwn, rootOf } from '../change-file.ts'
import { misfitsOf } from '../pack-fits.ts'

type Names = 'changes' | 'change' | 'countries' | 'drafts' | 'tryOut' | 'propose' | 'agree'

/** A changed law is called after the one in whose place it stands. */
const isChangeOf = (over: string, id: string): boolean =>
  id.startsWith(`${over}-r`) && /^\d+$/.test(id.slice(over.length + 2))

interface Read {
  pack?: Pack
  faults: readonly Fault[]
}

/** A law of its own has a name that no law has, and none of a changed one. */
const isCountry = (id: string): boolean => rootOf(id) === id && id !== ofItsOwn && !packs.has(id)

/** Laws that can be changed: those that came with the program, and countries that the network made for itself. */
const canBeChanged = (over: string): boolean =>
  Object.hasOwn(hashes, over) || (packs.has(over) && rootOf(over) === over)

/** What is wrong with where a file says that it stands. */
function faultsOfPlace(over: string, { id, bases }: Pack, inherits: string | undefined): [string, string][] {
  if (over === ofItsOwn)
    return [
      ...(isCountry(id) ? [] : [['id', 'another law has this name'] as [string, string]]),
      ...(bases.some((base) => Object.hasOwn(hashes, base))
        ? []
        : [['inherits', 'it has to build on a law that came with the program'] as [string, string]]),
    ]
  if (!canBeChanged(over)) return [['inherits', `there is no law ${over} to change`]]
  return [
    ...(isChangeOf(over, id) && !packs.has(id)
      ? []
      : [['id', `it has to be called ${over}-r and a new number`] as [string, string]]),
    ...(inherits === over ? [] : [['inherits', `it has to build on ${over}`] as [string, string]]),
  ]
}

/** A file that is to stand in the place of a law that came with the program; or what is wrong with it. */
export function readChange(over: string, text: string, machines: readonly Machine[]): Read {
  const read = readPack(text, packs)
  if (!read.pack) return { faults: read.faults }
  const { pack, file } = read
  const wrong = (field: string, says: string): Fault => ({ line: 1, field, says })
  const faults = [
    ...faultsOfPlace(over, pack, file.inherits).map(([field, says]) => wrong(field, says)),
    ...misfitsOf(pack, machines).map((says) => wrong('', says)),
  ]
  return faults.length > 0 ? { faults } : { pack, faults }
}

const ruleText = ({ length, unit, rule, effective, source }: ClockRule) =>
  JSON.stringify([length, unit, rule, effective, source])

/** The clocks whose rule is another one. */
const changedClocks = (before: Pack, after: Pack): string[] =>
  Object.keys(after.clocks).filter(
    (id) => !before.clocks[id] || ruleText(before.clocks[id]) !== ruleText(after.clocks[id]!),
  )

interface Running {
  clock: string
  began: string
  due: string | null
  many: string
}

/** How many running duties a changed law would give another day: each keeps its own. */
async function wouldChange(ctx: Ctx, over: string, pack: Pack) {
  // Nothing runs under the law of a new country.
  if (over === ofItsOwn) return { rules: [], permits: [], deciding: null, sections: [] }
  const before = packOf(packOn(over, today(ctx)))
  const running = await ctx.tx.rows<Running>(
    sql`select clock, began::text as began, due::text as due, many from app.running_under(${before.id})`,
  )
  const { timezone } = ctx.network
  const dayOf = ({ clock, began }: Running) => {
    const due = dueOf(pack.clocks[clock], new Date(`${began}T12:00:00Z`), { pack, timezone })
    return due.unknown ? null : (due.dueOn ?? dayAt(due.dueAt, timezone))
  }
  const sum = (rows: readonly Running[]) => rows.reduce((total, { many }) => total + Number(many), 0)
  const rules = changedClocks(before, pack).map((clock) => {
    const mine = running.filter((row) => row.clock === clock)
    return { clock, running: sum(mine), otherDay: sum(mine.filter((row) => dayOf(row) !== row.due)) }
  })
  const others = changedPermits(before, pack)
  const held = await ctx.tx.rows<{ permit: string }>(sql`select permit from app.permits_under(${before.id})`)
  const permits = others.map((code) => ({
    code,
    running: held.filter(({ permit }) => permit === code).length,
  }))
  const isDecidedOtherwise = JSON.stringify(before.determinations) !== JSON.stringify(pack.determinations)
  const { many } = isDecidedOtherwise
    ? await ctx.tx.one<{ many: number }>(sql`select app.deciding_under(${before.id})::int as many`)
    : { many: null }
  const sections = otherSections.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(pack[name]))
  return { rules, permits, deciding: many, sections }
}

/** The permissions whose rule is another one. */
const changedPermits = (before: Pack, after: Pack): string[] =>
  after.statuses
    .filter((one) => JSON.stringify(one) !== JSON.stringify(statusOf(before, one.code)))
    .map(({ code }) => code)

/** The first signature: the file is kept beside it, and holds nothing yet. */
async function propose(ctx: Ctx, machines: readonly Machine[], { text, statement }: Proposing) {
  const said = readSent(statement)
  const over = String(said['over'])
  const { pack, faults } = readChange(over, text, machines)
  if (!pack)
    throw new Problem('invalid', {
      fields: faults.map(({ line, field, says }) => ({ field: `${line}: ${field}`, code: says })),
    })
  const since = String(said['since'])
  if (since < today(ctx)) throw new Problem('invalid', { fields: [{ field: 'since', code: 'already-past' }] })
  const id = newId()
  const hash = hashOfPack(text)
  ctx.about(id, pack.id)
  await addToLog(ctx, statement, { t: 'law', pack: pack.id, hash })
  await ctx.tx.run(sql`insert into network_laws (id, pack, organisation, n, over, hash, since, said_on, text)
    values (${id}, ${pack.id}, ${staffOf(ctx).organisation}, ${said.n}, ${over}, ${hash}, ${since}::date, ${today(ctx)}::date, ${text})`)
  return { n: said.n }
}

interface Proposing {
  text: string
  statement: Statement
}

/** What there is besides laws that came with the program. */
const lists: Pick<Handlers<typeof lawApi, Ctx>, 'countries' | 'drafts'> = {
  countries: () =>
    Promise.resolve({
      countries: [...packs.values()]
        .filter(({ id }) => rootOf(id) === id && !Object.hasOwn(hashes, id))
        .map(({ id, title }) => ({ id, title: { ...title } })),
    }),

  async drafts(_input, ctx) {
    return {
      drafts: await ctx.tx.rows<{ id: string; over: string; pack: string; text: string; broughtOn: string }>(
        sql`select id, over, pack, text, brought_on::text as "broughtOn" from law_drafts
          where not exists (select from network_laws n where n.text = law_drafts.text) order by brought_on desc, id desc limit 20`,
      ),
    }
  },
}

/** So many changes are listed at once. */
const page = 20

export const changeServer = (
  machines: readonly Machine[],
  reload: () => Promise<void>,
): Pick<Handlers<typeof lawApi, Ctx>, Names> => ({
  async changes({ over = null, after = null }, ctx) {
    const rows = await ctx.tx.rows<{
      n: number
      pack: string
      over: string
      since: string
      hash: string
      by: string
      saidOn: string
      organisation: number
    }>(
      sql`select l.n, l.pack, l.over, l.since::text as since, l.hash, l.said_on::text as "saidOn", s.body::jsonb ->> 'by' as by, l.organisation
        from network_laws l join log_statements s on s.organisation = l.organisation and s.n = l.n
        where (${over}::text is null or l.over = ${over}) and (${after}::int is null or l.n < ${after})
        order by l.n desc limit ${page + 1}`,
    )
    const mine = staffOf(ctx).organisation
    const shown = rows.slice(0, page)
    return {
      changes: shown.map(({ organisation, ...row }) => ({
        ...row,
        mine: organisation === mine,
        holds: packs.has(row.pack) && !isUnchecked(row.pack),
      })),
      next: rows.length > page ? shown.at(-1)!.n : null,
    }
  },

  change: ({ n }, ctx) =>
    ctx.tx.one<{ text: string }>(sql`select text from network_laws where n = ${n} order by id limit 1`),

  ...lists,

  async tryOut({ over, text }, ctx) {
    const { pack, faults } = readChange(over, text, machines)
    return pack
      ? { faults: [], ...(await wouldChange(ctx, over, pack)) }
      : { faults: [...faults], rules: [], permits: [], deciding: null, sections: [] }
  },

  propose: (input, ctx) => propose(ctx, machines, input),

  async agree({ statement }, ctx) {
    const said = readSent(statement)
    const row = await ctx.tx.one<{ id: string; pack: string }>(
      sql`select id, pack from network_laws where n = ${Number(said['to'])} and organisation = ${staffOf(ctx).organisation}`,
    )
    ctx.about(row.id, row.pack)
    const { laws } = await addToLog(ctx, statement, { t: 'agree' })
    if (laws.every(({ pack }) => pack !== row.pack))
      throw new Problem('refused', { because: 'bad-statement' })
    ctx.afterCommit(reload)
    return { pack: row.pack }
  },
})
