// What the screens say of themselves is what the server does: a screen is open to exactly those professions who may call what
// it shows, and whoever is not among them reads so.
import { describe, expect, it } from 'vitest'
import { staffRoles } from '../../api/roles.ts'
import { screens as features } from 'virtual:screens'
import { closedFor as closedAmong } from './closed-screens.ts'
import { contract } from '../../app/contract.ts'

const screens = features.flatMap((one) => one.screens ?? [])
const closedFor = (path: string, roles: readonly string[]) => closedAmong(screens, path, roles)

/** For each closed screen, the endpoint without which it is nothing. */
const needs: Readonly<Record<string, { who: unknown }>> = {
  '/cases/new': contract.cases.open,
  '/caseload': contract.caseload.bring,
  '/cases/report': contract.care.report,
  '/cases/$caseId/hand-on': contract.handovers.offer,
  '/cases/$caseId/count': contract.counted.add,
  '/cases/$caseId/refer': contract.referrals.send,
  '/cases': contract.cases.read,
  '/cases/$caseId': contract.cases.read,
  '/cases/$caseId/access': contract.cases.read,
  '/cases/$caseId/give': contract.consent.give,
  '/cases/$caseId/without-consent': contract.consent.give,
  '/cases/$caseId/file': contract.cases.read,
  '/cases/$caseId/stay': contract.cases.read,
  '/cases/$caseId/losses': contract.cases.read,
  '/cases/$caseId/money': contract.cases.read,
  '/cases/$caseId/safety': contract.cases.read,
  '/cases/$caseId/safety/card': contract.cases.read,
  '/cases/$caseId/routes': contract.cases.read,
  '/cases/$caseId/bundle': contract.cases.read,
  '/cases/$caseId/ways': contract.cases.read,
  '/solutions/$trackId/return': contract.cases.read,
  '/homecomings/new': contract.cases.open,
  '/cases/$caseId/reasons/$trackId': contract.cases.read,
  '/cases/$caseId/screening/$trackId': contract.cases.read,
  '/cases/$caseId/letters/$letterId': contract.cases.read,
  '/cases/$caseId/start': contract.cases.read,
  '/cases/$caseId/household/new': contract.cases.open,
  '/cases/$caseId/best-interests': contract.cases.open,
  '/cases/$caseId/guardian': contract.cases.open,
  '/cases/$caseId/forms/{-$form}': contract.cases.read,
  '/cases/$caseId/notifications/$trackId': contract.cases.read,
  '/forms/$pack/$form': contract.cases.list,
  '/tracks/$trackId': contract.work.track,
  '/testimonies/$trackId/application': contract.cases.read,
  '/referrals': contract.referrals.inbox,
  '/referrals/$trackId/letter': contract.referrals.inbox,
  '/referrals/$trackId/package': contract.packages.make,
  '/outside': contract.work.outside,
  '/night': contract.takeovers.standby,
  '/pages': contract.consent.pages,
  '/pages/$caseId': contract.consent.pages,
  '/second-person': contract.seconds.named,
  '/assignments': contract.assignments.own,
  '/encounters/new': contract.encounters.report,
  '/kits': contract.encounters.report,
  '/kits/$kitId': contract.encounters.report,
  '/dates': contract.matters.dates,
  '/council': contract.voices.council,
  '/consultations': contract.consultations.list,
  '/policies': contract.policies.list,
  '/visits/where': contract.visits.whereNext,
  '/visits/new': contract.visits.plan,
  '/visits/$visitId': contract.visits.read,
  '/visits/$visitId/after': contract.visits.rows,
  '/encounters': contract.encounters.mine,
  '/encounters/$trackId': contract.encounters.mine,
  '/labour': contract.reports.step,
  '/labour/$trackId': contract.reports.step,
  '/hotline': contract.reports.list,
  '/hotline/$trackId': contract.reports.list,
  '/beds': contract.shelters.beds,
  '/beds/wall': contract.shelters.beds,
  '/directory/own/{-$service}': contract.directory.own,
  '/directory/lists': contract.lists.kept,
  '/instruments': contract.instruments.bring,
  '/links': contract.links.make,
  '/campaigns': contract.campaigns.make,
  '/directory/twice': contract.twice.found,
  '/training': contract.training.mine,
  '/training/people': contract.training.people,
  '/training/write': contract.training.write,
  '/training/write/file': contract.training.tryOut,
  '/training/courses/$courseId': contract.training.finish,
  '/training/certificates/$certificateId': contract.training.mine,
  '/coordination': contract.coordination.desk,
  '/needs': contract.coordination.needs,
  '/funding': contract.funding.list,
  '/funding/new/{-$service}/{-$district}': contract.funding.openCall,
  '/funding/calls/$callId': contract.funding.apply,
  '/funding/$trackId': contract.funding.read,
  '/measures': contract.measures.scorecard,
  '/measures/reports': contract.figures.list,
  '/rota': contract.rota.desks,
  '/telling': contract.outbox.mine,
  '/interpreters': contract.interpreters.keep,
  '/law/$pack/{-$section}': contract.law.read,
  '/change-law/$pack': contract.law.changes,
  '/new-law': contract.law.changes,
  '/audit': contract.audit.lines,
  '/keys/sheets': contract.recoveryShares.name,
  '/keys/drill': contract.recoveryShares.recordDrill,
  '/people/sign-in': contract.identityProvider.standing,
  '/people/web-hooks': contract.webhooks.list,
}

describe('a screen that is not for every profession', () => {
  it.each(screens.flatMap(({ path, roles }) => (roles ? [[path, roles] as const] : [])))(
    '%s is open to whoever its endpoint is open to',
    (path, roles) => {
      expect(roles.toSorted()).toEqual([...(needs[path]!.who as string[])].toSorted())
    },
  )

  it('tells Sami, who interprets, whose it is, and shows it to whoever has one of its professions', () => {
    expect(closedFor('/audit', ['interpreter'])).toEqual(['administrator'])
    expect(closedFor('/audit', ['interpreter', 'administrator'])).toBeUndefined()
    expect(closedFor('/cases', ['interpreter'])).toContain('caseworker')
    expect(closedFor('/cases/0190d5a4', ['administrator'])).toContain('caseworker')
    expect(closedFor('/cases/new', ['interpreter'])).toContain('caseworker')
    expect(closedFor('/cases/0190d5a4/refer', ['interpreter'])).toContain('caseworker')
    expect(closedFor('/directory/own/0190d5a4', ['caseworker'])).toEqual(['shelter', 'administrator'])
  })

  it('leaves everything else to everybody who works here', () => {
    expect(closedFor('/cases', ['teacher'])).toBeUndefined()
    expect(closedFor('/cases/0190d5a4/access', ['teacher'])).toBeUndefined()
    expect(screens.filter(({ roles }) => roles)).toHaveLength(Object.keys(needs).length)
    for (const path of ['/', '/keys', '/people', '/network', '/teams', '/directory', '/coverage', '/nowhere'])
      for (const role of staffRoles) expect(closedFor(path, [role]), `${path} ${role}`).toBeUndefined()
  })
})
