// Which tables are tied to a case in a stolen database: those that name one or its process, whatever names a row of these by a foreign key,
// however far, and what is a person's own by the number of their card. None is tied that only a house or a worker names.

import type { Client } from 'pg'

/** By what else than a foreign key or a column of its own a table leads to a case. */
const besidesKeys: Readonly<Record<string, string>> = {
  circles: 'cases.person_circle is the number of one',
  circle_epochs: 'of that circle',
  cards: 'of that circle',
  own_calendars: 'of that circle',
  own_drafts: 'of that circle',
  sessions: 'has that number among its circles',
  drafts: 'of somebody who works on one, under marks of its place',
}

/** Tables with the number of a circle that is never a person's, and of no case. */
const ofHouses: readonly string[] = [
  'bed_rooms',
  'bed_units',
  'beds',
  'circle_members',
  'consultations',
  'duty_circles',
  'duty_desks',
  'fire_rolls',
  'funding_calls',
  'organisations',
  'outside_seconds',
  'provisions',
  'report_links',
  'services',
  'team_names',
  'registers',
  'witness_statements',
]

const tables = `with recursive keys as (select conrelid as child, confrelid as parent from pg_constraint where contype = 'f'),
  tied (t) as (select c.oid from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and (c.relname = any ($1) or exists (select from pg_attribute a
        where a.attrelid = c.oid and not a.attisdropped and a.attname in ('case_id', 'track')))
    union select k.child from tied join keys k on k.parent = tied.t and tied.t <> all ($2::regclass[]))`

/** All columns of tables that are tied to a case, by name. */
export async function tiedColumns(client: Client): Promise<string[]> {
  const starts = ['cases', ...Object.keys(besidesKeys)]
  // Whose circle it is stands in every table of the network: that a row has one ties it to nobody.
  const ends = ['circles', 'cards']
  const { rows } = await client.query<{ name: string }>(
    `${tables} select c.relname || '.' || a.attname as name from tied join pg_class c on c.oid = tied.t
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by 1`,
    [starts, ends],
  )
  return rows.map(({ name }) => name)
}

/** Tables that name a circle, of which nobody has said whether it may be a person's. */
export async function unnamedCircles(client: Client): Promise<string[]> {
  const tied = new Set((await tiedColumns(client)).map((name) => name.split('.')[0]!))
  const { rows } = await client.query<{ name: string }>(
    `select distinct conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'circles'::regclass order by 1`,
  )
  return rows.map(({ name }) => name).filter((name) => !tied.has(name) && !ofHouses.includes(name))
}
