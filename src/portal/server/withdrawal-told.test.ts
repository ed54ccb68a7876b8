// Whom the server tells of a consent: the two sides, the carrier, the person, and whoever turns the key of such a part. Who turns
// a key and was not told that somebody was sent away would give it to them.

import { expect, it } from 'vitest'
import { minute } from '../../client/time.ts'
import { beginPart } from '../../cases/client/begin-part.ts'
import { agree, giveCard, openCase, takeKeys } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { makeStop } from '../client/revoke.ts'
import { minuteOf } from '../../sealing/minute.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const ines = await network.organisation('Open Law Centre', 'legal_aid', ['lawyer'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const now = () => network.state.now()

it('a lawyer who began a part is told when the survivor withdraws it from the clinic, and not what the clinic has from others', async () => {
  const { id } = await openCase(amara, { name: 'Mariam Told', language: 'ar' })
  const mariam = await ownPhone(network, (await giveCard(amara, id, 'ar')).words)
  await takeKeys(amara, id)
  await agree(amara, id, { recipient: ines.circle, compartments: ['identity'], purpose: 'legal_help' }, now())
  await agree(
    amara,
    id,
    { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' },
    now(),
  )
  await takeKeys(ines, id)
  await beginPart(ines, id, 'privileged', ines.circle)
  const expert = { recipient: bashir.circle, compartments: ['privileged'], purpose: 'health_care' } as const
  const grant = await agree(ines, id, expert, now())
  const made = await makeStop(mariam.vault, (await mariam.read()).cases[0]!, [grant], minuteOf(now()))
  await mariam.api.portal.stop({ caseId: id, ...made })

  const { statements } = await ines.api.cases.read({ id })
  const read = statements.flatMap((one) =>
    'body' in one ? [JSON.parse(one.body) as { t: string; to?: number; grant?: string }] : [],
  )
  expect(read).toContainEqual(expect.objectContaining({ t: 'revoke', grant }))
  expect(read.filter((one) => one.t === 'grant' && one.to === bashir.circle).map((one) => one.grant)).toEqual(
    [grant],
  )
  await takeKeys(ines, id)
  const { wraps } = await ines.vault.rotateKeys({
    caseId: id,
    compartments: ['privileged'],
    why: 'withdrawn',
    at: await minute(ines),
  })
  expect(wraps.map(({ circleId }) => circleId)).not.toContain(bashir.circle)
})
